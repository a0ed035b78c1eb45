import { numbersFrom } from "./numbers";

/** A line of the home format. */
export interface HomeLine {
  /** Seconds after the start of the log. */
  at: number;
  severity: string;
  source: string;
  message: string;
}

const START = Date.UTC(2025, 9, 6, 2, 0, 0);

/** What systems say all day: none of it is a WARNING or worse. */
const CHATTER: readonly [string, (number: (limit: number) => number) => string][] = [
  ["scheduler", (number) => `Job ${String(number(9_000))} finished in ${String(number(900))} ms`],
  ["gateway", (number) => `GET /orders/${String(number(100_000))} answered 200 to 10.2.${String(number(250))}.${String(number(250))}`],
  ["mailer", (number) => `Delivered message ${number(2 ** 31).toString(16)} to the relay`],
  ["auth", (number) => `Session of user u${String(number(500))} renewed`],
];

/** The instant of a log, in ISO form without a zone. */
export function isoTime(seconds: number): string {
  return new Date(START + seconds * 1_000).toISOString().slice(0, 19);
}

/** `2025-10-06T08:59:32 ERROR os: text` */
export function homeText({ at, severity, source, message }: HomeLine): string {
  return `${isoTime(at)} ${severity} ${source}: ${message}`;
}

/** Harmless lines, one a `step` seconds from `from` on. */
export function chatter(count: number, { seed, from = 0, step = 1 }: { seed: number; from?: number; step?: number }): HomeLine[] {
  const number = numbersFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    const [source, say] = CHATTER[number(CHATTER.length)] ?? ["cron", () => "nothing to do"];
    return { at: from + index * step, severity: "INFO", source, message: say(number) };
  });
}

/** A log file of these lines in the order of their times. */
export function homeLog(lines: readonly HomeLine[], newline = "\n"): string {
  const sorted = [...lines].sort((a, b) => a.at - b.at);
  return sorted.map((line) => `${homeText(line)}${newline}`).join("");
}
