import fc from "fast-check";
import { expect, it } from "vitest";
import type { Storage } from "@/server/storage/storage";
import { type LogPlace, openLogPlace } from "./log-place";
import { refusedOrThrow } from "./refused-error";
import { extractUpload, logText, temporaryStorage, zip } from "./test-archives";

/** Half a megabyte: more than is unpacked in one go. */
const TEXT = Buffer.from(logText(9_000));

/** The reason's code, or what was read. */
async function readBoth(storage: Storage, place: LogPlace): Promise<{ whole: string; pieces: string }> {
  const reader = await openLogPlace(place, "a.log", storage);
  if (reader.kind === "refused") throw new Error(reader.reason.code);
  try {
    const whole = await reader.readBlock(0);
    const pieces: Buffer[] = [];
    let refusal: string | null = null;
    try {
      for await (const piece of reader.pieces(0, reader.blocks.length)) pieces.push(piece);
    } catch (error) {
      refusal = refusedOrThrow(error).reason.code;
    }
    if (refusal === null) expect(pieces.length).toBeGreaterThan(1);
    return { whole: whole.kind === "refused" ? whole.reason.code : whole.bytes.toString("latin1"), pieces: refusal ?? Buffer.concat(pieces).toString("latin1") };
  } finally {
    await reader.close();
  }
}

it.each([true, false])("an entry of a ZIP (packed: %s) reads piece by piece as in one go, damaged or not", async (compress) => {
  const { storage } = await temporaryStorage();
  const archive = await zip({ "a.log": TEXT }, { compress });
  const [event] = await extractUpload(storage, "a.zip", archive);
  if (event?.kind !== "log") throw new Error(`no log: ${JSON.stringify(event)}`);
  expect(event.place.kind).toBe("zip-entry");
  const text = TEXT.toString("latin1");
  expect(await readBoth(storage, event.place)).toEqual({ whole: text, pieces: text });
  // Of the entry's own bytes: its header, and the archive's directory, are read before.
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 100, max: archive.length - 200 }), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const damaged = Buffer.from(archive);
      damaged[at] = (damaged[at] ?? 0) ^ change;
      await storage.write("uploads/1", damaged);
      const { whole, pieces } = await readBoth(storage, event.place);
      expect(whole).toBe("corrupt");
      expect(pieces).toBe("corrupt");
    }),
    { numRuns: 30 },
  );
  await storage.write("uploads/1", archive.subarray(0, archive.length >> 1));
  expect(await readBoth(storage, event.place)).toEqual({ whole: "truncated", pieces: "truncated" });
});

it("a file as it lies reads piece by piece as in one go, and is refused where it has become shorter", async () => {
  const { storage } = await temporaryStorage();
  const [event] = await extractUpload(storage, "a.log", TEXT);
  if (event?.kind !== "log") throw new Error(`no log: ${JSON.stringify(event)}`);
  expect(event.place.kind).toBe("plain");
  const text = TEXT.toString("latin1");
  expect(await readBoth(storage, event.place)).toEqual({ whole: text, pieces: text });
  await storage.write("uploads/1", TEXT.subarray(0, 400_000));
  expect(await readBoth(storage, event.place)).toEqual({ whole: "truncated", pieces: "truncated" });
});
