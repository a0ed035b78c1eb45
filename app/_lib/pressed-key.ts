/** What is asked of a keyboard event, the browser's or React's. */
interface Pressed {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/**
 * The name of the key (`KeyboardEvent.key`), where that is a letter of another script the Latin one of the same key: with a
 * Russian layout too `j` is where the page says that it is.
 */
export function keyName({ key, code }: Pick<Pressed, "key" | "code">): string {
  const latin = /^Key([A-Z])$/.exec(code)?.[1];
  if (latin === undefined || !/^\p{L}$/u.test(key) || /^\p{Script=Latin}$/u.test(key)) return key;
  return key === key.toLowerCase() ? latin.toLowerCase() : latin;
}

/** The name of a key that was pressed by itself or with Shift. Nothing with Ctrl, Alt or Meta: those are the browser's and the search's. */
export function plainKey(event: Pressed): string {
  return event.ctrlKey || event.metaKey || event.altKey ? "" : keyName(event);
}
