import { Button } from "@mantine/core";
import classes from "./playbooks.module.css";

/** What was done, and a button that takes it back. It stands outside the page, without its words: they are given. */
export function UndoNotice({ text, undo, onUndo }: { text: string; undo: string; onUndo: () => void }) {
  return (
    <span className={classes.undo}>
      <span>{text}</span>
      <Button size="xs" variant="default" onClick={onUndo}>
        {undo}
      </Button>
    </span>
  );
}
