import classes from "./text-change.module.css";

/** A text before and after a change; null where there was none, or is none any more. */
export function TextChange({ before, after }: { before: string | null; after: string | null }) {
  return (
    <>
      {before === null ? null : <del className={classes.del}>{before}</del>} {after === null ? null : <ins className={classes.ins}>{after}</ins>}
    </>
  );
}
