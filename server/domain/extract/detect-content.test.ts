import { describe, expect, it } from "vitest";
import { detectCodeUnit } from "./code-unit";
import { detectContent, looksBinary } from "./detect-content";

const russian = "12.11.2025 10:00:01 ОШИБКА диск: сбой чтения, узел 7\r\n".repeat(20);

describe("looksBinary", () => {
  it("takes any encoding of text for text", () => {
    const texts = [
      Buffer.from(russian),
      Buffer.from(`\ufeff${russian}`, "utf16le"),
      Buffer.from(russian, "utf16le"),
      Buffer.from(russian, "utf16le").swap16(),
      // Letters of any one-byte Cyrillic code page.
      Buffer.from(Array.from({ length: 2000 }, (_, index) => (index % 7 === 0 ? 0x20 : 0xc0 + (index % 64)))),
      Buffer.from("\x1b[31mERROR\x1b[0m coloured\n".repeat(20)),
      Buffer.concat([Buffer.from("before a crash\n"), Buffer.alloc(3000), Buffer.from("after it\n")]),
      Buffer.alloc(0),
    ];
    expect(texts.map(looksBinary)).toEqual(texts.map(() => false));
  });

  it("sees what is no text", () => {
    // Bytes that look random, always the same ones.
    let seed = 1;
    const random = Buffer.from(Array.from({ length: 4096 }, () => (seed = (seed * 48271) % 2147483647) >> 8 & 0xff));
    expect(looksBinary(random)).toBe(true);
    expect(looksBinary(Buffer.from([1, 0, 0, 0, 16, 0, 0, 0, 2, 3, 4, 5]))).toBe(true);
  });
});

describe("detectCodeUnit", () => {
  it("knows UTF-16 by its mark and without it", () => {
    expect(detectCodeUnit(Buffer.from([0xff, 0xfe, 0x41, 0]))).toBe("utf16le");
    expect(detectCodeUnit(Buffer.from([0xfe, 0xff, 0, 0x41]))).toBe("utf16be");
    expect(detectCodeUnit(Buffer.from(russian, "utf16le"))).toBe("utf16le");
    expect(detectCodeUnit(Buffer.from("plain ascii text\r\n", "utf16le").swap16())).toBe("utf16be");
    expect(detectCodeUnit(Buffer.from(russian))).toBe("byte");
    expect(detectCodeUnit(Buffer.from("short"))).toBe("byte");
    expect(detectCodeUnit(Buffer.alloc(100))).toBe("byte");
  });
});

describe("detectContent", () => {
  it("goes by signatures first", () => {
    expect(detectContent(Buffer.from("PK\x03\x04rest", "latin1"))).toEqual({ kind: "zip" });
    expect(detectContent(Buffer.from([0x1f, 0x8b, 8, 0]))).toEqual({ kind: "packed", compression: "gzip" });
    expect(detectContent(Buffer.from("BZh91AY&SY", "latin1"))).toEqual({ kind: "packed", compression: "bzip2" });
    expect(detectContent(Buffer.from("BZh9\x17rE8P\x90", "latin1"))).toEqual({ kind: "packed", compression: "bzip2" });
    expect(detectContent(Buffer.from("BZh9 is what bzip2 begins with\n"))).toEqual({ kind: "text" });
    expect(detectContent(Buffer.from("\xfd7zXZ\0", "latin1"))).toEqual({ kind: "packed", compression: "xz" });
    expect(detectContent(Buffer.from("\x28\xb5\x2f\xfd", "latin1"))).toEqual({ kind: "packed", compression: "zstd" });
    expect(detectContent(Buffer.from("\x51\x2a\x4d\x18", "latin1"))).toEqual({ kind: "packed", compression: "zstd" });
    expect(detectContent(Buffer.concat([Buffer.alloc(257), Buffer.from("ustar\0")]))).toEqual({ kind: "tar" });
    expect(detectContent(Buffer.from("%PDF-1.7 text"))).toEqual({ kind: "unknown", contentKind: "document" });
    expect(detectContent(Buffer.from("7z\xbc\xaf\x27\x1c", "latin1"))).toEqual({ kind: "archive", format: "7z" });
    expect(detectContent(Buffer.from("Rar!\x1a\x07\0", "latin1"))).toEqual({ kind: "archive", format: "rar" });
    expect(detectContent(Buffer.from("Rar!\x1a\x07\x01\0", "latin1"))).toEqual({ kind: "archive", format: "rar5" });
    expect(detectContent(Buffer.from("PKI started\n"))).toEqual({ kind: "text" });
  });
});
