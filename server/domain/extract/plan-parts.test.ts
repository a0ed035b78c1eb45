import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_PART_FILES, planParts, type PartFile } from "./plan-parts";
import { shownNames } from "./shown-names";

const whole = (unpackedBytes: number): PartFile["blocks"] => [{ unpackedBytes, startsLine: true }];

describe("planParts", () => {
  it("puts small files together and cuts large ones at blocks", () => {
    const big = Array.from({ length: 20 }, () => ({ unpackedBytes: 1, startsLine: true }));
    const files = [{ number: 1, blocks: whole(3) }, { number: 2, blocks: [] }, { number: 3, blocks: whole(3) }, { number: 4, blocks: big }];
    expect(planParts(files, { partBytes: 8 })).toEqual([
      { number: 0, bytes: 8, segments: [{ file: 1, firstBlock: 0, blocks: 1 }, { file: 3, firstBlock: 0, blocks: 1 }, { file: 4, firstBlock: 0, blocks: 2 }] },
      { number: 1, bytes: 8, segments: [{ file: 4, firstBlock: 2, blocks: 8 }] },
      { number: 2, bytes: 8, segments: [{ file: 4, firstBlock: 10, blocks: 8 }] },
      { number: 3, bytes: 2, segments: [{ file: 4, firstBlock: 18, blocks: 2 }] },
    ]);
  });

  it("puts no more than so many files in a part, however small they are", () => {
    const files = Array.from({ length: 2 * MOST_PART_FILES + 1 }, (_, number) => ({ number, blocks: whole(1) }));
    expect(planParts(files).map(({ segments }) => segments.length)).toEqual([MOST_PART_FILES, MOST_PART_FILES, 1]);
    // A file that has begun is not a further one.
    const last = { number: files.length, blocks: [...whole(1), ...whole(1)] };
    expect(planParts([...files.slice(1, MOST_PART_FILES), last]).map(({ bytes }) => bytes)).toEqual([MOST_PART_FILES + 1]);
  });

  it("keeps a line that spans blocks in one part", () => {
    const blocks = [true, false, false, false, true, false].map((startsLine) => ({ unpackedBytes: 5, startsLine }));
    expect(planParts([{ number: 1, blocks }], { partBytes: 5 }).map(({ segments }) => segments)).toEqual([[{ file: 1, firstBlock: 0, blocks: 4 }], [{ file: 1, firstBlock: 4, blocks: 2 }]]);
  });

  it("puts every block of every file in exactly one part, none much larger than asked", () => {
    const block = fc.record({ unpackedBytes: fc.integer({ min: 1, max: 10 }), startsLine: fc.constant(true) });
    fc.assert(
      fc.property(fc.array(fc.array(block, { maxLength: 30 }), { maxLength: 10 }), (blocksOfFiles) => {
        const files = blocksOfFiles.map((blocks, number) => ({ number, blocks }));
        const parts = planParts(files, { partBytes: 20 });
        const seen = parts.flatMap(({ segments }) => segments.flatMap(({ file, firstBlock, blocks }) => Array.from({ length: blocks }, (_, index) => `${String(file)}:${String(firstBlock + index)}`)));
        expect(seen).toEqual(files.flatMap(({ number, blocks }) => blocks.map((_, index) => `${String(number)}:${String(index)}`)));
        expect(parts.every(({ bytes }) => bytes <= 25)).toBe(true);
      }),
    );
  });
});

describe("shownNames", () => {
  it("shows base names, and the path inside the scenario folder where two files share one", () => {
    expect(shownNames(["Case_1/app.log", "Case_1/db.log"])).toEqual(["app.log", "db.log"]);
    expect(shownNames(["Case_1/a/app.log", "Case_1/b/app.log", "Case_1/b/db.log.gz"])).toEqual(["a/app.log", "b/app.log", "db.log.gz"]);
    expect(shownNames(["app.log", "b/app.log"])).toEqual(["app.log", "b/app.log"]);
    expect(shownNames(["x/only.log"])).toEqual(["only.log"]);
    expect(shownNames([])).toEqual([]);
  });
});
