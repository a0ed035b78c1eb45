import type { ReactNode } from "react";
import classes from "./page-header.module.css";

interface PageHeaderProps {
  title: ReactNode;
  /** Beside the title: a status, a line of facts. */
  meta?: ReactNode;
  /** At the right edge. */
  actions?: ReactNode;
}

/** The first row of a page. */
export function PageHeader({ title, meta, actions }: PageHeaderProps) {
  return (
    <header className={classes.header}>
      <h1 className={classes.title}>{title}</h1>
      {meta}
      {actions ? <div className={classes.actions} data-screen-only>{actions}</div> : null}
    </header>
  );
}
