import type { ReactNode } from "react";
import classes from "./notice.module.css";

interface NoticeProps {
  icon?: ReactNode;
  title: ReactNode;
  text?: ReactNode;
  /** What to do next. */
  action?: ReactNode;
  /** Read aloud at once: for something that went wrong. */
  isAlert?: boolean;
}

/** What stands in the place of content: nothing there yet, nothing that fits, something that went wrong. */
export function Notice({ icon, title, text, action, isAlert = false }: NoticeProps) {
  return (
    <div className={classes.notice} role={isAlert ? "alert" : undefined}>
      {icon}
      <p className={classes.title}>{title}</p>
      {text ? <p className={classes.text}>{text}</p> : null}
      {action ? <div className={classes.action}>{action}</div> : null}
    </div>
  );
}
