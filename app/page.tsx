import { redirect } from "next/navigation";

/** The runs are where everyone starts. */
export default function Home() {
  redirect("/runs");
}
