"use client";

/** Inside the frame, so that the navigation stays. */
export { BrokenPage as default } from "@/app/_components/broken-page";
