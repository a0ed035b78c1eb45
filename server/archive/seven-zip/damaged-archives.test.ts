import fc from "fast-check";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEFAULT_EXTRACT_LIMITS } from "@/server/domain/extract/extract-limits";
import type { Refused } from "@/server/domain/extract/extract-reason";
import { checkInput } from "../check-input";
import { extractUpload, logText, readLog, temporaryStorage, zip } from "../test-archives";
import { cab, rar4, rar5, sample, sevenZip } from "./test-seven-zip";

const FILES = { "one.log": logText(60), "sub/two.log": logText(60), "three.log": "last\n" };
const LIST = Object.entries(FILES).map(([name, content]) => ({ name, content }));

const BUILD: Record<string, () => Promise<Buffer>> = {
  "a.7z": () => sevenZip(FILES),
  "plain.7z": () => sevenZip(FILES, ["-ms=off", "-m0=PPMd", "-mhc=off"]),
  "stored.rar": () => Promise.resolve(rar4(LIST)),
  "stored5.rar": () => Promise.resolve(rar5(LIST)),
  "solid.rar": () => sample("rar3-solid.rar"),
  "packed5.rar": () => sample("rar5-crc.rar"),
  "a.cab": () => Promise.resolve(cab(FILES)),
  "stored.cab": () => Promise.resolve(cab(FILES, { isPacked: false })),
  "lzma.zip": () => sevenZip(FILES, ["-tzip", "-mm=LZMA"]),
  "deflate64.zip": () => sevenZip(FILES, ["-tzip", "-mm=Deflate64"]),
  "in.zip": async () => zip({ "in.7z": await sevenZip(FILES), "b.log": logText(3) }),
};

/** A cabinet has checksums of what is behind its directory, and they sum up: of two changes one may hide the other. */
const CHANGES = { most: 8, from: () => 0 };
const CABINET_CHANGES = { most: 1, from: (whole: Buffer) => whole.indexOf("three.log") + "three.log\0".length };

/** Each try is two processes and more: fewer than elsewhere, and some at a time. */
const AT_A_TIME = 3;
const TRIES = 8;

/**
 * Extracts, reads all, checks that files appear nowhere but in the run's place.
 * @returns the texts of its log files, in order; null where it is refused or something is skipped
 */
async function survive(name: string, bytes: Buffer): Promise<string[] | null> {
  const { storage, folder } = await temporaryStorage();
  const events = await extractUpload(storage, name, bytes);
  const texts: (string | Refused)[] = [];
  for (const event of events) if (event.kind === "log") texts.push(await readLog(storage, event));
  expect(await readdir(folder)).toEqual(["storage"]);
  expect((await readdir(join(folder, "storage"))).filter((entry) => !["uploads", "runs", ".unfinished"].includes(entry))).toEqual([]);
  await checkInput({ kind: "storage", key: "uploads/1", name }, storage, DEFAULT_EXTRACT_LIMITS);
  const isWhole = events.every(({ kind }) => kind !== "refused" && kind !== "skipped");
  return isWhole && texts.every((text) => typeof text === "string") ? texts.sort() : null;
}

async function eachOf<Item>(items: readonly Item[], check: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const run = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await check(item);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, run));
}

describe("any damage", () => {
  it.each(Object.keys(BUILD))("%s cut anywhere is refused with a reason, never a crash", async (name) => {
    const whole = (await BUILD[name]?.()) ?? Buffer.alloc(0);
    expect(await survive(name, whole)).not.toBeNull();
    // Shorter than what tells a format by, "7z" is a text.
    const lengths = Array.from({ length: TRIES }, (_, index) => Math.max(10, Math.floor(((index + Math.random()) * whole.length) / TRIES)));
    await eachOf([...lengths, whole.length - 1], async (length) => expect([length, await survive(name, whole.subarray(0, length))]).toEqual([length, null]));
  });

  it.each(Object.keys(BUILD))("%s with bytes changed never crashes or hangs, and gives nothing but what was in it", async (name) => {
    const whole = (await BUILD[name]?.()) ?? Buffer.alloc(0);
    const expected = await survive(name, whole);
    const { most, from } = name.endsWith(".cab") ? CABINET_CHANGES : CHANGES;
    const changes = fc.sample(fc.array(fc.tuple(fc.integer({ min: from(whole), max: whole.length - 1 }), fc.nat(255)), { minLength: 1, maxLength: most }), TRIES);
    await eachOf(changes, async (flips) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of flips) bytes[at] = value;
      const read = await survive(name, bytes);
      if (read !== null) expect([flips, read]).toEqual([flips, expected]);
    });
  });
});
