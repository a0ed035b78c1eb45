import { describe, expect, it } from "vitest";
import { logText, tar, zip } from "../test-archives";
import { open } from "./test-outcomes";
import { cab, rar4, rar5, sevenZip } from "./test-seven-zip";

const LOG = logText(50);
const PROGRAM = Buffer.from(`MZ\x90\0${"\x01\xff\0".repeat(300)}7z\xbc\xaf\x27\x1c Rar!\x1a\x07\0 Rar!\x1a\x07\x01\0`, "latin1");

describe("a program that unpacks itself", () => {
  // One test each: every reading starts processes, which takes a busy machine seconds.
  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ["7z", () => sevenZip({ "a.log": LOG })],
    ["RAR 4", () => rar4([{ name: "a.log", content: LOG }])],
    ["RAR 5", () => rar5([{ name: "a.log", content: LOG }])],
    ["cabinet", () => cab({ "a.log": LOG })],
    ["ZIP", () => zip({ "a.log": LOG })],
  ])("is read where it was given, and among others where it holds logs: %s", async (_, inner) => {
    const program = Buffer.concat([PROGRAM, await inner()]);
    for (const name of ["a.exe", "a"]) expect((await open(name, program)).texts).toEqual({ "a.log": LOG });
    const texts = { "x.exe/a.log": LOG, "y.zip/a.log": LOG, "z/a.log": LOG };
    expect((await open("a.zip", await zip({ "x.exe": program, "y.zip": program, z: program }))).texts).toEqual(texts);
  });

  it("is found in every archive", async () => {
    const program = Buffer.concat([PROGRAM, await zip({ "a.log": LOG })]);
    expect((await open("a.tar", await tar({ "x.exe": program }))).texts).toEqual({ "x.exe/a.log": LOG });
    expect((await open("a.7z", await sevenZip({ "x.exe": program }))).texts).toEqual({ "x.exe/a.log": LOG });
    expect((await open("a.rar", rar4([{ name: "x.exe", content: program }]))).texts).toEqual({ "x.exe/a.log": LOG });
  });

  it("is left alone where it installs something, or unpacks nothing", async () => {
    const programs = { "a.exe": Buffer.concat([PROGRAM, await sevenZip({ "license.txt": "x" })]), "b.exe": PROGRAM, "c.dll": Buffer.concat([PROGRAM, await zip({ "a.log": LOG })]) };
    const { events, kept } = await open("a.zip", await zip({ ...programs, "d.log": LOG }));
    const reason = { code: "unknown-kind", contentKind: "program" };
    expect(events).toMatchObject([...Object.keys(programs).map((path) => ({ kind: "skipped", path, reason })), { kind: "log", path: "d.log" }]);
    expect(kept).toEqual([]);
  });
});
