import type { ReactNode } from "react";
import classes from "./page-body.module.css";

/** The room of a page beside the navigation: its padding, and 12 between its parts. */
export function PageBody({ children }: { children: ReactNode }) {
  return <div className={classes.body}>{children}</div>;
}
