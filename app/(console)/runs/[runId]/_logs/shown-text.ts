import type { RecordRow } from "@/server/api/logs";

type Written = Pick<RecordRow, "text" | "messageStart" | "message">;

/** What a list shows of a record: its message, or the whole line where only that has what is searched for. */
export function shownText({ text, messageStart, message }: Written, sought: string): string {
  const said = firstLine(message ?? text.slice(Math.max(0, messageStart)));
  return sought === "" || contains(said, sought) || !contains(text, sought) ? said : text;
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}

function contains(text: string, sought: string): boolean {
  return text.toLowerCase().includes(sought.toLowerCase());
}
