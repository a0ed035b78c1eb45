import { LOG_DIALECTS, type LogDialect } from "./log-dialects";
import { DEGREES, type Degree, type WordedProblem } from "./wordings";

/** How the bytes of an archive's files differ from plain UTF-8 with line feeds. */
export interface FileForm {
  isGzip: boolean;
  lineEnd: "\n" | "\r\n";
  hasBom: boolean;
  charset: "utf-8" | "windows-1251";
  hasRussian: boolean;
}

/** One archive: what is told in it, and how it is written down. */
export interface AccuracyCase {
  number: number;
  name: string;
  dialect: LogDialect;
  form: FileForm;
  told: { worded: WordedProblem; degree: Degree }[];
}

/** No common divisor with the number of problems: neighbours in the list, which are of one field, are not told in one archive. */
const STRIDE = 7;

/**
 * Every problem three times, once in each degree, over archives with one and with two problems by turns. The dialects go
 * round; so do, at other intervals, compression, line ends, marks and encodings, so that they meet each other.
 */
export function planCases(problems: readonly WordedProblem[]): AccuracyCase[] {
  const told = Array.from({ length: problems.length * DEGREES.length }, (_, index) => {
    const worded = problems[(index * STRIDE) % problems.length];
    const degree = DEGREES[(index + Math.floor(index / problems.length)) % DEGREES.length];
    if (!worded || !degree) throw new Error("no such wording");
    return { worded, degree };
  });
  const cases: AccuracyCase[] = [];
  for (let at = 0; at < told.length; ) {
    const number = cases.length + 1;
    const count = number % 2 === 0 ? 2 : 1;
    const dialect = LOG_DIALECTS[(number - 1) % LOG_DIALECTS.length];
    if (!dialect) throw new Error("no dialect");
    cases.push({ number, name: `Reworded_${String(number)}_${dialect.name}`, dialect, form: formOf(number), told: told.slice(at, at + count) });
    at += count;
  }
  return cases;
}

function formOf(number: number): FileForm {
  const charset = number % 7 === 4 ? "windows-1251" : "utf-8";
  return { isGzip: number % 4 === 1, lineEnd: number % 3 === 2 ? "\r\n" : "\n", hasBom: number % 6 === 3 && charset === "utf-8", charset, hasRussian: charset === "windows-1251" || number % 3 === 0 };
}
