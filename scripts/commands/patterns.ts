import { readPatterns } from "./read-patterns";
import { say } from "../stack/say";
import path from "node:path";
import { parseArgs } from "node:util";

/** `npm run patterns`: the templates of one log file with their counts; `--json`: one record a line. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ args: process.argv.slice(2), allowPositionals: true, options: { json: { type: "boolean" } } });
  const [file] = positionals;
  if (file === undefined || positionals.length !== 1) {
    say("patterns-one-file", {});
    return 2;
  }
  const reading = await readPatterns(path.resolve(process.env.INIT_CWD ?? process.cwd(), file));
  if (reading.kind === "missing") {
    say("patterns-missing", { file });
    return 2;
  }
  const lines = values.json ? reading.records.map((record) => JSON.stringify(record)) : reading.templates.map(({ template, count }) => `${String(count).padStart(9)}  ${template}`);
  process.stdout.write(lines.length > 0 ? `${lines.join("\n")}\n` : "");
  return 0;
}

process.exitCode = await main();
