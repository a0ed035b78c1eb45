import type { ReactNode } from "react";
import classes from "./notice.module.css";

interface NoticeProps {
  icon?: ReactNode;
  title: ReactNode;
  text?: ReactNode;
  /** What to do next. */
  action?: ReactNode;
  /** The title is that of the whole page. */
  isPage?: boolean;
  /** Read aloud at once: for something that went wrong. */
  isAlert?: boolean;
}

/** What stands in the place of content: nothing there yet, nothing that fits, something that went wrong. */
export function Notice({ icon, title, text, action, isPage = false, isAlert = false }: NoticeProps) {
  const Title = isPage ? "h1" : "p";
  return (
    <div className={classes.notice} role={isAlert ? "alert" : undefined}>
      {icon}
      <Title className={classes.title}>{title}</Title>
      {text ? <p className={classes.text}>{text}</p> : null}
      {action ? <div className={classes.action}>{action}</div> : null}
    </div>
  );
}
