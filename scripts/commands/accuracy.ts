import path from "node:path";
import { parseArgs } from "node:util";
import { readEnv } from "@/server/env";
import { degreesTable, formatsTable, type JudgedSet, listMistakes, reasonsTable, setsTable } from "../accuracy/accuracy-tables";
import { runSet } from "../accuracy/run-set";
import { findSets, isFolder, makeNearSets, makeRewordedSet } from "../accuracy/sets";
import { measureText, tell } from "../measure/measure-words";
import { withMeasureFolder, withOwnStack } from "../measure/own-stack";
import { say, wrongSetting } from "../stack/say";

const WORKERS = 2;
/** The caller can mend it. */
const EXIT_MEND = 2;

interface AccuracyOptions {
  data: string | null;
  matching: "strict" | "calibrated";
  list: boolean;
}

/** Null where the call is wrong. */
function readOptions(args: string[], base: string): AccuracyOptions | null {
  try {
    const { values } = parseArgs({ args, options: { data: { type: "string" }, matching: { type: "string" }, list: { type: "boolean" } } });
    const matching = values.matching ?? "calibrated";
    if (matching !== "strict" && matching !== "calibrated") return null;
    return { data: values.data === undefined ? null : path.resolve(base, values.data), matching, list: values.list ?? false };
  } catch {
    return null;
  }
}

/** `npm run accuracy`: how much of what is in the logs is found, and how much of what is found is right. */
async function main(): Promise<number> {
  // A ZIP entry's time is local time: the archives would depend on the zone of the machine.
  process.env.TZ = "UTC";
  const options = readOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  if (!options) {
    tell("accuracy-call");
    return EXIT_MEND;
  }
  const settings = readEnv(process.env);
  if (settings.kind === "invalid") {
    say("setting-wrong", wrongSetting(settings));
    return EXIT_MEND;
  }
  if (options.data !== null && !(await isFolder(options.data))) {
    tell("accuracy-data", { folder: options.data });
    return EXIT_MEND;
  }
  const sets = await withMeasureFolder(async (folder) => {
    const made = [await makeRewordedSet(folder), ...(await makeNearSets(folder))];
    const found = options.data === null ? [] : await findSets(options.data, folder);
    return withOwnStack(WORKERS, async () => {
      const judged: JudgedSet[] = [];
      for (const set of [...made, ...found]) {
        tell("accuracy-running", { set: set.name, count: String(set.items.length) });
        judged.push({ name: set.name, runs: await runSet(set, { matching: options.matching }) });
      }
      return judged;
    });
  });
  process.stdout.write(report(sets, options.list));
  return 0;
}

function report(sets: readonly JudgedSet[], isListed: boolean): string {
  const reworded = sets[0]?.runs ?? [];
  const parts = [setsTable(sets), measureText("by-wording"), degreesTable(reworded), measureText("by-reason"), reasonsTable(reworded), measureText("by-format"), formatsTable(reworded)];
  return `${[...parts, ...(isListed ? [measureText("mistakes"), listMistakes(sets)] : [])].join("\n\n")}\n`;
}

process.exitCode = await main();
process.exit();
