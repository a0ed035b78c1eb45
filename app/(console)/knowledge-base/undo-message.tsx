import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "./knowledge.module.css";

/** What was done, and a button that takes it back. */
export function UndoMessage({ text, onUndo }: { text: string; onUndo: () => void }) {
  const t = useTranslations("knowledge.done");
  return (
    <span className={classes.undo}>
      <span>{text}</span>
      <Button size="xs" variant="default" onClick={onUndo}>
        {t("undo")}
      </Button>
    </span>
  );
}
