import { describe, expect, it } from "vitest";
import { logText, zip } from "../test-archives";
import { open } from "./test-outcomes";
import { sevenZip } from "./test-seven-zip";

const LOG = logText(50);

describe("entries of a ZIP packed with methods of their own", () => {
  it.each(["Deflate64", "LZMA", "PPMd"])("are read: %s", async (method) => {
    const archive = await sevenZip({ "a.log": LOG, "b/c.log": logText(3000), "d.png": "x" }, ["-tzip", `-mm=${method}`]);
    const { events, texts, check } = await open("a.zip", archive);
    expect(texts).toEqual({ "a.log": LOG, "b/c.log": logText(3000) });
    expect(events).toMatchObject([{ path: "a.log" }, { path: "b/c.log", lines: 3000 }, { kind: "skipped", path: "d.png" }]);
    expect(check).toMatchObject({ kind: "accepted", container: "zip" });
    for (const entry of ["a.log", "b/c.log"]) {
      const damaged = Buffer.from(archive);
      damaged[archive.indexOf(entry) + 30]! ^= 0xff;
      expect((await open("a.zip", damaged)).events.at(-1)).toMatchObject({ kind: "refused", reason: { code: "corrupt", entry } });
    }
    expect((await open("out.zip", await zip({ "a.zip": archive }))).texts).toEqual({ "a.zip/a.log": LOG, "a.zip/b/c.log": logText(3000) });
  });

  it("come in their places among the others", async () => {
    // Entries of no bytes are stored by 7-Zip whatever it is told.
    const { events, texts } = await open("a.zip", await sevenZip({ "a.log": "", "b.log": LOG, "c.log": "", "d.log": logText(60) }, ["-tzip", "-mm=Deflate64"]));
    expect(events.map((event) => "path" in event && event.path)).toEqual(["a.log", "b.log", "c.log", "d.log"]);
    expect(texts).toEqual({ "a.log": "", "b.log": LOG, "c.log": "", "d.log": logText(60) });
  });
});
