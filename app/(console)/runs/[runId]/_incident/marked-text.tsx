import { markShared } from "@/server/domain/present/shared-words";
import classes from "./match-card.module.css";

/** A text in which the words are marked that another text says too. */
export function MarkedText({ text, other }: { text: string; other: string }) {
  return (
    <blockquote className={classes.quote}>
      {markShared(text, other).map((part, at) => (part.isShared ? <mark key={at}>{part.text}</mark> : part.text))}
    </blockquote>
  );
}
