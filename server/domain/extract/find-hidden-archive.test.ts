import { describe, expect, it } from "vitest";
import { isLogBundle, mayHideArchive } from "./find-hidden-archive";

describe("mayHideArchive", () => {
  const program = { head: Buffer.from("MZ\x90\0"), content: { kind: "unknown", contentKind: "program" } as const };
  const elf = { head: Buffer.from("\x7fELF"), content: { kind: "unknown", contentKind: "program" } as const };
  const text = { head: Buffer.from("text"), content: { kind: "text" } as const };

  it("looks behind what is called an archive, and programs for Windows", () => {
    expect(mayHideArchive({ path: "a.zip", ...text, isInput: false })).toBe(true);
    expect(mayHideArchive({ path: "a.exe", ...program, isInput: false })).toBe(true);
    expect(mayHideArchive({ path: "a", ...program, isInput: false })).toBe(true);
    // A memory dump is an ELF as well, of gigabytes; libraries unpack nothing.
    expect(mayHideArchive({ path: "core", ...elf, isInput: false })).toBe(false);
    expect(mayHideArchive({ path: "a.dll", ...program, isInput: false })).toBe(false);
    expect(mayHideArchive({ path: "a.log", ...text, isInput: false })).toBe(false);
  });

  it("looks behind any program that is all that was given", () => {
    expect(mayHideArchive({ path: "a.so", ...elf, isInput: true })).toBe(true);
    expect(mayHideArchive({ path: "a.log", ...text, isInput: true })).toBe(false);
    expect(mayHideArchive({ path: "a.zip", head: Buffer.from("PK"), content: { kind: "zip" }, isInput: true })).toBe(false);
  });
});

describe("isLogBundle", () => {
  it("goes by what files are called", () => {
    expect(["app.log", "logs/x.txt", "access_log", "var/syslog.1", "error.log.gz"].map((path) => isLogBundle(["a.txt", path]))).toEqual([true, true, true, true, true]);
    expect(["license.txt", "catalog.xml", "dialog.json", "__main__.py", "logo.png", "log.dll"].map((path) => isLogBundle([path]))).toEqual([false, false, false, false, false, false]);
  });
});
