/** Inside the frame, so that the navigation stays. */
export { MissingPage as default } from "@/app/_components/missing-page";
