import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TextDecoding } from "./decode-text";
import { detectEncoding, type Encoding } from "./detect-encoding";
import { LineSplitter } from "./split-lines";

const CP866 = Object.fromEntries([...new TextDecoder("ibm866").decode(Uint8Array.from({ length: 128 }, (_, i) => i + 128))].map((char, i) => [char, i + 128]));
const KOI8 = Object.fromEntries([...new TextDecoder("koi8-r").decode(Uint8Array.from({ length: 128 }, (_, i) => i + 128))].map((char, i) => [char, i + 128]));
const WIN = Object.fromEntries([...new TextDecoder("windows-1251").decode(Uint8Array.from({ length: 128 }, (_, i) => i + 128))].map((char, i) => [char, i + 128]));
const encode = (text: string, table: Record<string, number>) => Buffer.from([...text].map((char) => table[char] ?? char.charCodeAt(0)));

function decode(bytes: Buffer, encoding: Encoding, step = bytes.length || 1) {
  const decoding = new TextDecoding(encoding);
  let text = "";
  for (let at = 0; at < bytes.length; at += step) text += decoding.write(bytes.subarray(at, at + step));
  text += decoding.end();
  return { text, replaced: decoding.replaced, encoding: decoding.encoding };
}

const RUSSIAN = [
  "2025-10-06T08:59:32 ERROR диск: ошибка чтения",
  "Сбой питания",
  "2025-10-06 INFO Сервер запущен",
  "ОШИБКА: НЕТ СВЯЗИ С СЕРВЕРОМ",
  "WARN нет места на диске /var",
  "Служба «Печать» остановлена; код №5",
  "2025-10-06T08:59:32 WARNING сеть: Потеряно соединение с узлом 10.0.0.1, повторная попытка через 5 с",
  "Температура процессора выше нормы",
];

describe("detectEncoding", () => {
  it.each(RUSSIAN)("tells the encodings of short Russian text apart: %s", (text) => {
    expect(detectEncoding(encode(text, WIN))).toBe("windows-1251");
    expect(detectEncoding(encode(text.replace(/[«»№]/g, ""), KOI8))).toBe("koi8-r");
    expect(detectEncoding(encode(text.replace(/[«»№]/g, ""), CP866))).toBe("cp866");
    expect(detectEncoding(Buffer.from(text))).toBe("utf-8");
    expect(detectEncoding(Buffer.from(text, "utf16le"))).toBe("utf-16le");
    expect(detectEncoding(Buffer.from(text, "utf16le").swap16())).toBe("utf-16be");
  });
  it("goes by the byte order mark", () => {
    expect(detectEncoding(Buffer.from("\ufeffabc"))).toBe("utf-8");
    expect(detectEncoding(Buffer.from("\ufeffabc", "utf16le"))).toBe("utf-16le");
    expect(detectEncoding(Buffer.from("\ufeffabc", "utf16le").swap16())).toBe("utf-16be");
  });
  it("takes single letters above ASCII for Latin-1", () => expect(detectEncoding(Buffer.from("caf\xe9 ferm\xe9, \xfcber 5 m\xb2", "latin1"))).toBe("latin1"));
  it("takes UTF-8 with a broken byte or a cut end for UTF-8", () => {
    expect(detectEncoding(Buffer.concat([Buffer.from("ошибка диска "), Buffer.from([0xff]), Buffer.from("привет")]))).toBe("utf-8");
    expect(detectEncoding(Buffer.from("ошибка").subarray(0, 11))).toBe("utf-8");
  });
  it("leaves ASCII and nothing open", () => expect([detectEncoding(Buffer.from("abc")), detectEncoding(Buffer.alloc(0))]).toEqual(["ascii", "ascii"]));
});

describe("TextDecoding", () => {
  it("gives the same text however the bytes are cut", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (raw, step) => {
      const text = raw.replaceAll("\0", "");
      expect(decode(Buffer.from(text), "utf-8", step)).toMatchObject({ text, replaced: 0 });
      expect(decode(Buffer.from(text, "utf16le"), "utf-16le", step)).toMatchObject({ text, replaced: 0 });
      expect(decode(Buffer.from(text, "utf16le").swap16(), "utf-16be", step)).toMatchObject({ text, replaced: 0 });
    }));
  });
  it("never lets through NUL or half a character, and counts what it replaced", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom<Encoding>("ascii", "utf-8", "utf-16le", "utf-16be", "windows-1251", "koi8-r", "cp866", "latin1"), fc.integer({ min: 1, max: 9 }), (bytes, encoding, step) => {
      const { text } = decode(Buffer.from(bytes), encoding, step);
      expect(text).not.toMatch(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
    }));
    expect(decode(Buffer.from([0x61, 0x00, 0xff, 0xd0, 0x62]), "utf-8")).toMatchObject({ text: "a\ufffd\ufffd\ufffdb", replaced: 3 });
    expect(decode(Buffer.from("a\ufffdb"), "utf-8")).toMatchObject({ text: "a\ufffdb", replaced: 0 });
    expect(decode(Buffer.from("\ud800x", "utf16le"), "utf-16le")).toMatchObject({ text: "\ufffdx", replaced: 1 });
  });
  it("decides by the first Russian words where the head of a file was ASCII", () => {
    const bytes = Buffer.concat([Buffer.from("plain line\n".repeat(9)), encode("Ошибка чтения диска\n", WIN)]);
    expect(decode(bytes, "ascii", 50)).toMatchObject({ text: `${"plain line\n".repeat(9)}Ошибка чтения диска\n`, encoding: "windows-1251", replaced: 0 });
    expect(decode(Buffer.from("abc\nпривет"), "ascii", 3)).toMatchObject({ text: "abc\nпривет", encoding: "utf-8" });
  });
});

function split(text: string, maxLineLength: number, step: number) {
  const lines: string[] = [];
  const cuts: number[] = [];
  const splitter = new LineSplitter({ maxLineLength, onLine: (line, cut) => { if (cut) cuts.push(lines.length + 1); lines.push(line); } });
  for (let at = 0; at < text.length; at += step) splitter.write(text.slice(at, at + step));
  splitter.end();
  return { lines, cuts, cutLines: splitter.cutLines };
}

describe("LineSplitter", () => {
  it("splits on CRLF, LF and CR, however the text is cut", () => {
    for (const step of [1, 2, 3, 100]) expect(split("a\r\nb\n\nc\rd\r\r\ne", 99, step).lines).toEqual(["a", "b", "", "c", "d", "", "e"]);
    for (const step of [1, 2, 3, 100]) expect(split("a\r\n", 99, step).lines).toEqual(["a"]);
  });
  it("drops the byte order mark at the start of any line, and no other", () => {
    for (const step of [1, 2, 100]) expect(split("\ufeff\ufeffab\n\ufeffc\ufeffd\r\n\ufeff\nlast", 99, step).lines).toEqual(["ab", "c\ufeffd", "", "last"]);
    expect(split("\ufeff", 99, 1).lines).toEqual([]);
  });
  it("agrees with a plain split", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("a", "b", "\n", "\r"), maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (text, step) => {
      const expected = text.split(/\r\n|\n|\r/);
      if (expected.at(-1) === "") expected.pop();
      expect(split(text, 99, step).lines).toEqual(expected);
    }));
  });
  it("cuts long lines, marks and counts them", () => {
    for (const step of [1, 4, 100]) expect(split("abcdefgh\nab\nabcde\nxxxxxxxxxxxx", 5, step)).toEqual({ lines: ["abcde", "ab", "abcde", "xxxxx"], cuts: [1, 4], cutLines: 2 });
    expect(split("abc\u{1f600}d", 4, 9).lines).toEqual(["abc"]);
  });
  it("keeps no more of an endless line than the limit", () => {
    const lines: number[] = [];
    const splitter = new LineSplitter({ maxLineLength: 1000, onLine: (line) => lines.push(line.length) });
    const piece = "x".repeat(65_536);
    for (let i = 0; i < 160; i++) splitter.write(piece);
    expect((splitter as unknown as { rest: string }).rest.length).toBe(1000);
    splitter.end();
    expect([lines, splitter.cutLines]).toEqual([[1000], 1]);
  });
});
