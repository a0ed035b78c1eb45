import { existsSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { runCommand } from "../support/run-command";
import { withRunningStack } from "../support/running-stack";
import { makeFolder } from "../support/test-folders";
import { chatter, homeLog } from "../support/home-log";
import { zip } from "../support/zip";

const LOG = homeLog(chatter(20, { seed: 4 }));
const KB_HEAD = "anomaly_id,anomaly_text,problem_id,problem_text\n";

/** Inputs by name; each is a file of the folder in which the commands run. */
async function makeInputs(): Promise<Record<string, string | Buffer>> {
  const good = await zip({ "a/app_log.txt": LOG });
  const climbing = await zip({ "xx/app_log.txt": LOG });
  const unseen = await zip({ "xx/\u001b[2J\nb.log": LOG });
  return {
    "good.zip": good,
    "empty.zip": await zip({}),
    "empty.log": "",
    "broken.zip": good.subarray(0, good.length - 30),
    "no-logs.zip": await zip({ "a/picture.png": Buffer.from("89504e470d0a1a0a0000000d49484452", "hex") }),
    // The library refuses to write such a path: it is put in afterwards, in both places where it stands.
    "climbing.zip": Buffer.from(climbing.toString("latin1").replaceAll("xx/app_log.txt", "../app_log.txt"), "latin1"),
    "unseen.zip": Buffer.from(unseen.toString("latin1").replaceAll("xx/", "../"), "latin1"),
    "program.bin": Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, ...Array.from({ length: 4_000 }, (_, index) => (index * 37) % 256)]),
    "bad-knowledge.zip": await zip({ "a/app_log.txt": LOG, "a/anomalies_problems.csv": `${KB_HEAD}1,Disk is slow,,Controller is gone\n` }),
    "three-columns.csv": "anomaly_id,anomaly_text,problem_id\n1,Disk is slow,2\n1,Disk is slow\n",
    "empty-cell.csv": `${KB_HEAD}1,,2,Controller is gone\n`,
    "two-texts.csv": `${KB_HEAD}1,Disk is slow,2,Controller is gone\n1,Disk is fast,2,Controller is gone\n`,
    "bad-id.csv": `${KB_HEAD}-4,Disk is slow,2,Controller is gone\n`,
    "no-rows.csv": KB_HEAD,
  };
}

interface Case {
  what: string;
  args: readonly string[];
  /** What the sentence must name. */
  says: RegExp;
}

/** Where the command brings up a stack for it: refused before a run is made, and by the worker. */
const FROM_COLD: readonly Case[] = [
  { what: "a missing input", args: ["nowhere.zip"], says: /nowhere\.zip/ },
  { what: "a bad knowledge base in the archive", args: ["bad-knowledge.zip"], says: /Row 2\b.*problem id/ },
];

/** Where one runs already. */
const CASES: readonly Case[] = [
  { what: "no input at all", args: [], says: /one input/ },
  { what: "an unknown option", args: ["good.zip", "--colour", "red"], says: /--colour.*npm run analyze/ },
  { what: "a choice there is not", args: ["good.zip", "--retain", "nothing"], says: /--retain.*nothing.*all, problems/ },
  { what: "a year of two digits", args: ["good.zip", "--year", "25"], says: /--year.*25/ },
  { what: "a name that is too long", args: ["good.zip", "--name", "n".repeat(201)], says: /--name.*200/ },
  { what: "a file in place of a folder", args: ["good.zip", "--out", "good.zip"], says: /good\.zip.*--out/ },
  { what: "an unknown zone", args: ["good.zip", "--timezone", "Moon/Crater"], says: /Moon\/Crater/ },
  { what: "a model that is not installed", args: ["good.zip", "--model", "heavy"], says: /heavy/ },
  { what: "an empty ZIP", args: ["empty.zip"], says: /./ },
  { what: "an empty file", args: ["empty.log"], says: /empty/ },
  { what: "a ZIP that is cut off", args: ["broken.zip"], says: /cut off|damaged/i },
  { what: "a ZIP without logs", args: ["no-logs.zip"], says: /no log file/ },
  { what: "a path that leaves its folder", args: ["climbing.zip"], says: /\.\.\/app_log\.txt/ },
  { what: "a path that would clear the screen and break the line", args: ["unseen.zip"], says: /\.\.\/\\u001b\[2J\\u000ab\.log/ },
  { what: "a program", args: ["program.bin"], says: /program/ },
  { what: "a missing knowledge base", args: ["good.zip", "--kb", "nowhere.csv"], says: /nowhere\.csv/ },
  { what: "a knowledge base of three columns", args: ["good.zip", "--kb", "three-columns.csv"], says: /Row 2\b.*3.*Row 3\b.*2/ },
  { what: "an empty cell", args: ["good.zip", "--kb", "empty-cell.csv"], says: /Row 2\b.*anomaly text/ },
  { what: "two texts under one id", args: ["good.zip", "--kb", "two-texts.csv"], says: /Row 3\b.*Disk is fast.*Disk is slow.*row 2/ },
  { what: "an id that is not positive", args: ["good.zip", "--kb", "bad-id.csv"], says: /Row 2\b.*-4/ },
  { what: "a knowledge base without rows", args: ["good.zip", "--kb", "no-rows.csv"], says: /no-rows\.csv/ },
];

describe("analyze refuses, with one sentence and nothing half-written,", () => {
  let folder: string;
  let before: string[];

  beforeAll(async () => {
    folder = await makeFolder("bad");
    await Promise.all(Object.entries(await makeInputs()).map(([name, content]) => writeFile(path.join(folder, name), content)));
    before = (await readdir(folder)).sort();
  });

  async function expectRefusal({ args, says }: Case): Promise<void> {
    const { code, stdout, stderr } = await runCommand("analyze", [...args, ...(args.length === 0 || args.includes("--out") ? [] : ["--out", "reports-of-it"])], folder);
    // A run that got as far as being queued shows the stages it went through.
    const said = stderr.split("\n").filter((line) => line !== "" && !/^[a-z]+ …$/.test(line));
    expect(said, stderr).toHaveLength(1);
    expect(said[0]).toMatch(says);
    expect(said[0]).not.toMatch(/not foreseen|\bat .*:\d+:\d+|Error:/);
    expect([code, stdout]).toEqual([2, ""]);
    expect(existsSync(path.join(folder, "reports-of-it"))).toBe(false);
  }

  it.each(FROM_COLD)("$what, with nothing running", expectRefusal);

  describe("with a stack running,", () => {
    withRunningStack();

    it.each(CASES)("$what", expectRefusal);
  });

  afterAll(async () => {
    expect((await readdir(folder)).sort()).toEqual(before);
    expect((await pool().query("select id, status from runs where status in ('queued', 'running')")).rows).toEqual([]);
    expect((await pool().query("select key from graphile_worker.jobs")).rows).toEqual([]);
  });
});
