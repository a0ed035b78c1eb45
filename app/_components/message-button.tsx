import { Button } from "@mantine/core";
import classes from "./message-button.module.css";

/** What a notice says, and the one thing to do about it. It stands outside the page, without its words: they are given. */
export function MessageButton({ text, button, onPress }: { text: string; button: string; onPress: () => void }) {
  return (
    <span className={classes.message}>
      <span>{text}</span>
      <Button size="xs" variant="default" onClick={onPress}>
        {button}
      </Button>
    </span>
  );
}
