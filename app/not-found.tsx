import { MissingPage } from "./_components/missing-page";

/** Outside the signed-in pages there is no frame, so the landmark is here. */
export default function NotFound() {
  return (
    <main>
      <MissingPage />
    </main>
  );
}
