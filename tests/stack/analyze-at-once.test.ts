import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { outageArchive, OUTAGE_PAIRS } from "../support/outage";
import { readResult } from "../support/read-reports";
import { runCommand } from "../support/run-command";
import { makeFolder } from "../support/test-folders";

it("analyses that start at once in one folder each come to their end, the second after the first", async () => {
  const folder = await makeFolder("at-once");
  await writeFile(path.join(folder, "night.zip"), await outageArchive(50));
  const settings = { DATABASE_URL: "", STORAGE_DIR: "", STATE_DIR: path.join(folder, "state") };
  // A checkout that changed since the last build is built by the first command, before there are two.
  expect(await runCommand("analyze", [], folder, settings)).toMatchObject({ code: 2 });
  const ended = await Promise.all(["one", "two"].map((out) => runCommand("analyze", ["night.zip", "--out", out], folder, settings)));
  expect(ended.map(({ code, stderr }) => ({ code, stderr }))).toEqual([expect.objectContaining({ code: 0 }), expect.objectContaining({ code: 0 })]);
  // Only one of them has waited, and said so.
  expect(ended.filter(({ stderr }) => stderr.includes("waiting for it"))).toHaveLength(1);
  for (const out of ["one", "two"]) {
    const { findings } = await readResult(path.join(folder, out));
    expect(findings.map(({ anomalyId, problemId }) => [anomalyId, problemId]).sort()).toEqual(OUTAGE_PAIRS);
  }
});
