import type { ReactNode } from "react";
import classes from "./stale.module.css";

/** What still answers an earlier question, while the answer to the present one is on its way: it stays, and is seen to be old. */
export function Stale({ is, children }: { is: boolean; children: ReactNode }) {
  return (
    <div className={classes.stale} data-stale={is || undefined} aria-busy={is}>
      {children}
    </div>
  );
}
