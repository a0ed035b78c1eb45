import { failureText } from "@/server/services/failure-text";
import { readPatterns } from "./read-patterns";
import { onOneLine, say, terminalLocale } from "../stack/say";
import path from "node:path";
import { parseArgs } from "node:util";

const EXIT_MEND = 2;

/** Null where the call is wrong. */
function readCall(args: string[]): { file: string; isJson: boolean } | null {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: "boolean" } } });
    const [file] = positionals;
    return file === undefined || positionals.length !== 1 ? null : { file, isJson: values.json ?? false };
  } catch {
    return null;
  }
}

/** `npm run patterns`: the templates of one log file with their counts; `--json`: one record a line. */
async function main(): Promise<number> {
  const call = readCall(process.argv.slice(2));
  if (call === null) {
    say("patterns-one-file", {});
    return EXIT_MEND;
  }
  const { file, isJson } = call;
  const reading = await readPatterns(path.resolve(process.env.INIT_CWD ?? process.cwd(), file));
  if (reading.kind === "missing") {
    say("patterns-missing", { file });
    return EXIT_MEND;
  }
  if (reading.kind === "several") {
    say("patterns-several", { file });
    return EXIT_MEND;
  }
  if (reading.kind === "refused") {
    const { code, ...params } = reading.reason;
    process.stderr.write(`${onOneLine(failureText({ code, params }, terminalLocale()))}\n`);
    return EXIT_MEND;
  }
  if (reading.records.length === 0) {
    say("patterns-nothing", { file });
    return EXIT_MEND;
  }
  const lines = isJson ? reading.records.map((record) => JSON.stringify(record)) : reading.templates.map(({ template, count }) => `${String(count).padStart(9)}  ${template}`);
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

process.exitCode = await main();
