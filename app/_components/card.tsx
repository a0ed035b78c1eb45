import type { ReactNode } from "react";
import classes from "./card.module.css";

interface CardProps {
  title: ReactNode;
  /** Beside the title, small. */
  note?: ReactNode;
  /** At the right edge of the head. */
  side?: ReactNode;
  /** What the card offers, in its upper right corner however narrow it is. */
  menu?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A part of the page with a head of its own. */
export function Card({ title, note, side, menu, className = "", children }: CardProps) {
  return (
    <section className={`${classes.card} ${className}`}>
      <header className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {note ? <span className={classes.note}>{note}</span> : null}
        {side ? <div className={classes.side}>{side}</div> : null}
        {menu ? <div className={classes.menu}>{menu}</div> : null}
      </header>
      {children}
    </section>
  );
}
