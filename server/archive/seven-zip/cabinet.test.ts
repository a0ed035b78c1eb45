import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { logText, zip } from "../test-archives";
import { expectDamaged, expectRefused, open } from "./test-outcomes";
import { cab, sevenZip } from "./test-seven-zip";

const LOG = logText(50);

describe("a cabinet of Windows", () => {
  const bundle = { "logs\\a.log": logText(2000), "логи\\журнал.log": logText(20), "empty.log": "", "b.png": "x" };

  it.each([true, false])("is read whole (packed: %s)", async (isPacked) => {
    const { events, texts, check } = await open("a.cab", cab(bundle, { isPacked }));
    expect(texts).toEqual({ "logs/a.log": logText(2000), "логи/журнал.log": logText(20), "empty.log": "" });
    expect(events).toContainEqual(expect.objectContaining({ path: "logs/a.log", lines: 2000, modifiedAt: new Date("2025-10-06T08:59:32Z") }));
    expect(check).toMatchObject({ kind: "accepted", container: "cab" });
  });

  it("is read inside other archives, and others inside it", async () => {
    const cabinet = cab({ "a.log": LOG });
    expect((await open("a.zip", await zip({ "CbsPersist.cab": cabinet, x: cabinet }))).texts).toEqual({ "CbsPersist.cab/a.log": LOG, "x/a.log": LOG });
    expect((await open("a.cab", cab({ "x.7z": await sevenZip({ "a.log": LOG }), "a.log.gz": gzipSync(LOG) }))).texts).toEqual({ "x.7z/a.log": LOG, "a.log.gz": LOG });
  });

  it("is refused as other archives are", async () => {
    await expectRefused("a.cab", cab({ "..\\a.log": LOG }), { code: "unsafe-path", problem: "leaves-folder" });
    await expectRefused("a.cab", cab({ "a.log": LOG }, { flags: 2 }), { code: "input-not-logs", contentKind: "split-archive" });
    await expectRefused("a.cab", cab({ "a.log": LOG }).subarray(0, -1), { code: "truncated", entry: null });
    await expectRefused("a.cab", cab({ "a.png": "x" }), { code: "no-log-files" });
    const stored = cab({ "a.log": LOG, "b.log": "one line\n" }, { isPacked: false });
    stored[stored.indexOf("one line")]! ^= 1;
    await expectDamaged("a.cab", stored, { code: "corrupt" });
    await expectDamaged("a.cab", cab({ "a.log": Buffer.alloc(80 * 1024 ** 2, "aaaaaaaaa\n") }), { code: "ratio-too-high" });
  });
});
