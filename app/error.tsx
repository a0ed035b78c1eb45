"use client";

import { BrokenPage, type BrokenPageProps } from "./_components/broken-page";

/** Outside the signed-in pages there is no frame, so the landmark is here. */
export default function PageError(props: BrokenPageProps) {
  return (
    <main>
      <BrokenPage {...props} />
    </main>
  );
}
