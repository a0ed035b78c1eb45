import { describe, expect, it } from "vitest";
import { checkEntryPath } from "./check-entry-path";
import { classifyEntryName } from "./classify-entry-name";
import { decodeEntryName } from "./decode-entry-name";

describe("checkEntryPath", () => {
  it("tidies safe paths", () => {
    expect(checkEntryPath("./logs//a.log")).toEqual({ kind: "safe", path: "logs/a.log" });
    expect(checkEntryPath("logs\\win\\a.log")).toEqual({ kind: "safe", path: "logs/win/a.log" });
    expect(checkEntryPath("logs/")).toEqual({ kind: "safe", path: "logs" });
    expect(checkEntryPath("a..b/..c")).toEqual({ kind: "safe", path: "a..b/..c" });
    expect(checkEntryPath("./")).toEqual({ kind: "safe", path: "" });
  });

  it.each([
    ["", "empty"],
    ["/etc/passwd", "absolute"],
    ["\\\\server\\share\\x", "absolute"],
    ["c:\\x", "drive"],
    ["c:x", "drive"],
    ["../x", "leaves-folder"],
    ["a/../b", "leaves-folder"],
    ["a\\..\\..\\b", "leaves-folder"],
    ["a/..", "leaves-folder"],
    ["a\0.log", "nul"],
  ])("refuses %j: %s", (path, problem) => {
    expect(checkEntryPath(path)).toEqual({ kind: "unsafe", problem });
  });
});

/** `TextDecoder` knows these code pages, nothing that is there encodes them. */
function encode(text: string, encoding: string): Buffer {
  const letters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Buffer.from(Array.from(text, (letter) => letters.indexOf(letter)));
}

describe("decodeEntryName", () => {
  it("reads UTF-8 with and without its flag", () => {
    expect(decodeEntryName(Buffer.from("логи/сервер.txt"), true)).toBe("логи/сервер.txt");
    expect(decodeEntryName(Buffer.from("логи/сервер.txt"), false)).toBe("логи/сервер.txt");
    expect(decodeEntryName(Buffer.from("plain.log"), false)).toBe("plain.log");
  });

  it("tells CP866 from CP437 by what makes sense", () => {
    // "Журнал сервера.txt" and "тест.log" as Windows in Russia writes them.
    expect(decodeEntryName(Buffer.from([0x86, 0xe3, 0xe0, 0xad, 0xa0, 0xab, 0x20, 0xe1, 0xa5, 0xe0, 0xa2, 0xa5, 0xe0, 0xa0, 0x2e, 0x74, 0x78, 0x74]), false)).toBe("Журнал сервера.txt");
    expect(decodeEntryName(Buffer.from([0xe2, 0xa5, 0xe1, 0xe2, 0x2e, 0x6c, 0x6f, 0x67]), false)).toBe("тест.log");
    // "Übersicht.log", "señal.log" as DOS in the West writes them.
    expect(decodeEntryName(Buffer.from([0x9a, ...Buffer.from("bersicht.log")]), false)).toBe("Übersicht.log");
    expect(decodeEntryName(Buffer.from([...Buffer.from("se"), 0xa4, ...Buffer.from("al.log")]), false)).toBe("señal.log");
  });

  it("tells KOI8-R, Windows-1251 and CP866 from each other", () => {
    const names = ["Журнал сервера.txt", "тест.log", "ошибки за октябрь.log", "платежи_2025.log", "База данных.csv", "система/Узел 7.log", "отчёт.txt"];
    expect(decodeEntryName(encode("ОШИБКИ.LOG", "ibm866"), false)).toBe("ОШИБКИ.LOG");
    for (const encoding of ["ibm866", "koi8-r", "windows-1251"]) {
      expect(names.map((name) => decodeEntryName(encode(name, encoding), false))).toEqual(names);
    }
  });

  it("marks bytes that are not the UTF-8 they are said to be", () => {
    expect(decodeEntryName(Buffer.from([0x61, 0xff]), true)).toBe("a\ufffd");
  });
});

describe("classifyEntryName", () => {
  it.each([
    ["__MACOSX/logs/._a.log", "ignored"],
    ["logs/.DS_Store", "ignored"],
    ["Thumbs.db", "ignored"],
    ["case/anomalies_problems.csv", "knowledge-base"],
    ["case/Anomalies_Problems.XLSX", "knowledge-base"],
    ["anomalies_problems.json.gz", "knowledge-base"],
    ["my_anomalies_problems.csv", "log"],
    ["nested/x.ZIP", "archive"],
    ["nested/x.tar.gz", "archive"],
    ["nested/x.tgz", "archive"],
    ["app.log.1.gz", "log"],
    ["messages-20251001.xz", "log"],
    ["app.log.bz2", "log"],
    ["app.log.ZST", "log"],
    ["screen.png.xz", "unknown"],
    ["sosreport.tar.xz", "archive"],
    ["x.txz", "archive"],
    ["x.tar.bz2", "archive"],
    ["x.tbz", "archive"],
    ["x.tbz2", "archive"],
    ["x.tar.zst", "archive"],
    ["x.tzst", "archive"],
    ["anomalies_problems.csv.xz", "knowledge-base"],
    ["messages", "log"],
    ["events.csv", "log"],
    ["events.jsonl", "log"],
    ["screen.PNG", "unknown"],
    ["Security.evtx", "log"],
    ["Security.evt", "unknown"],
    ["system.journal", "log"],
    ["x.7z", "archive"],
    ["x.part1.rar", "archive"],
    ["x.zipx", "archive"],
    ["x.7z.001", "unknown"],
    ["x.r00", "unknown"],
    ["x.lz4", "log"],
    ["x.tar.lz4", "archive"],
    ["app.log.Z", "log"],
    ["backup.tar.Z", "archive"],
    ["app.log.lzma", "log"],
    ["x.iso", "unknown"],
  ])("takes %s for %s", (path, kind) => {
    expect(classifyEntryName(path).kind).toBe(kind);
  });
});
