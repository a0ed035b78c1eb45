/** Inside the frame, so that the navigation stays. */
export { default } from "../not-found";
