import messages from "@/messages/en/terminal.json";

type Key = keyof typeof messages;

/** Says one thing of the terminal's messages on stderr, with its parameters filled in. */
export function say(key: string, params: Record<string, string>): void {
  process.stderr.write(`${textOf(key, params)}\n`);
}

/** A message of the terminal with its parameters filled in. */
export function textOf(key: string, params: Record<string, string>): string {
  const message = key in messages ? messages[key as Key] : key;
  return message.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
}
