import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectEncoding } from "./detect-encoding";
import type { LogRecord } from "./log-record";
import { SegmentReader, type SegmentCarry } from "./segment-reader";
import { basisOfYear } from "./time-basis";
import { createZone } from "./zone";

const utc = createZone("UTC")!;

function open(records: LogRecord[], bytes: Buffer, carry: SegmentCarry | null = null, maxLineLength?: number) {
  return new SegmentReader({ encoding: detectEncoding(bytes), zone: utc, basis: basisOfYear(2025), onRecord: (record) => records.push(record), carry, ...(maxLineLength === undefined ? {} : { maxLineLength }) });
}

describe("SegmentReader", () => {
  it("reads Russian text in Windows-1251 with CRLF", () => {
    const bytes = Buffer.concat([Buffer.from("2025-10-06T08:59:32 ERROR os: "), Buffer.from([0xf1, 0xe1, 0xee, 0xe9, 0x20, 0xe4, 0xe8, 0xf1, 0xea, 0xe0]), Buffer.from("\r\n\r\n")]);
    const records: LogRecord[] = [];
    const reader = open(records, bytes);
    reader.write(bytes);
    reader.end();
    expect(records.map(({ message }) => message)).toEqual(["сбой диска"]);
    expect(reader.counts).toMatchObject({ lines: 2, records: 1, blank: 1, cutLines: 0, replacedBytes: 0 });
  });
  it("reads what stands between the colours of a terminal, wherever the bytes are cut", () => {
    const bytes = Buffer.from("\x1b[2m2025-10-06T08:59:32Z\x1b[0m \x1b[31mERROR\x1b[0m \x1b[1mos\x1b[0m: lost \x1b]0;title\x07all\r\n\x1b[32m2025-10-06T08:59:33Z INFO os: [31m stays\x1b[0m\n");
    for (let cut = 0; cut <= bytes.length; cut++) {
      const records: LogRecord[] = [];
      const reader = open(records, bytes);
      reader.write(bytes.subarray(0, cut));
      reader.write(bytes.subarray(cut));
      reader.end();
      expect(records.map(({ severity, source, message }) => [severity, source, message])).toEqual([["ERROR", "os", "lost all"], ["INFO", "os", "[31m stays"]]);
    }
  });
  it("replaces NULs and half characters that a line holds as escapes, and counts them", () => {
    const docker = String.raw`{"log":"pump\u0000 stopped\n","stream":"stdout","time":"2025-10-06T08:59:34Z"}`;
    const event = `<Event><System><Provider Name='p'/><Level>3</Level><TimeCreated SystemTime='2025-10-06T08:59:33Z'/></System><EventData><Data>half &#xD83D; face</Data></EventData></Event>`;
    const json = String.raw`{"level":"warn","logger":"a\u0000b","host":"h\ud800","time":"2025-10-06T08:59:32Z","msg":"a\u0000b \udc00 \ud83d\ude00"}`;
    const read = [json, event, docker].map((line) => {
      const records: LogRecord[] = [];
      const bytes = Buffer.from(`${line}\n`.repeat(3));
      const reader = open(records, bytes);
      reader.write(bytes);
      reader.end();
      return { ...records[2], replaced: reader.counts.replacedBytes };
    });
    expect(read).toMatchObject([
      { message: "a\ufffdb \ufffd 😀", source: "a\ufffdb", host: "h\ufffd", replaced: 12 },
      { message: "half \ufffd face", replaced: 3 },
      { message: "pump\ufffd stopped", replaced: 3 },
    ]);
  });
  it("tells where a record stands in its piece, where it does as it is", () => {
    const line = "2025-10-06T08:59:32 ERROR os: lost\n";
    const long = `2025-10-06T08:59:35 INFO os: ${"x".repeat(90)}\n`;
    const bytes = Buffer.from(`${line.repeat(110)}  at a\n${line}${long}${line}2025-10-06T08:59:34 INFO os: сбой\n${line}2025-10-06T08:59:36 INFO os: \x1b[31mred\n${line}`);
    const placedOf = (step: number): LogRecord[] => {
      const records: LogRecord[] = [];
      const reader = open(records, bytes, null, 100);
      for (let at = 0; at < bytes.length; at += step) reader.write(bytes.subarray(at, at + step));
      reader.end();
      expect(records).toHaveLength(117);
      return records.filter(({ piece }) => piece !== null);
    };
    fc.assert(fc.property(fc.integer({ min: 1, max: bytes.length }), (step) => {
      for (const { piece, pieceStart, text } of placedOf(step)) expect(Buffer.from(piece!.buffer, piece!.byteOffset + pieceStart, text.length).toString()).toBe(text);
    }));
    // All but the first hundred, which wait for a format, the long one and, as one of it is no ASCII, the second piece.
    expect(placedOf(bytes.indexOf("сбой") - 20)).toHaveLength(12);
  });
  it("marks a cut line and counts it once", () => {
    const bytes = Buffer.from(`2025-10-06T08:59:32 ERROR os: ${"x".repeat(500)}\n2025-10-06T08:59:33 INFO os: y\n`);
    const records: LogRecord[] = [];
    const reader = open(records, bytes, null, 100);
    reader.write(bytes);
    reader.end();
    expect(records.map(({ cut, text }) => [cut, text.length])).toEqual([[true, 100], [false, 30]]);
    expect(reader.counts).toMatchObject({ cutLines: 1, lines: 2, records: 2 });
  });
  it("keeps the fields of a JSON line that was cut", () => {
    const bytes = Buffer.from(`{"level":"error","time":"2025-10-06T08:59:32Z","msg":"lost","data":"${"x".repeat(9000)}"}\n`);
    const records: LogRecord[] = [];
    const reader = open(records, bytes, null, 5000);
    reader.write(bytes);
    reader.end();
    expect(records.map(({ severity, message, cut }) => [severity, message, cut])).toEqual([["ERROR", "lost", true]]);
  });
  it("accounts for every line of noise, in one piece and in two", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 50 }), (raw, step) => {
      const bytes = Buffer.from(raw);
      const records: LogRecord[] = [];
      const reader = open(records, bytes);
      for (let at = 0; at < bytes.length; at += step) reader.write(bytes.subarray(at, at + step));
      reader.end();
      const { lines, blank, continuations, structural, unread } = reader.counts;
      expect(records.length + blank + continuations + structural + unread).toBe(lines);
    }));
  });
  it("goes on in the next segment with its line, format and encoding", () => {
    const first = Buffer.from("2025-10-06T08:59:32 ERROR os: сбой\n  at a\n");
    const second = Buffer.from("  at b\n2025-10-06T08:59:33 INFO os: ok\n");
    const records: LogRecord[] = [];
    const one = open(records, first);
    one.write(first);
    const two = open(records, second, JSON.parse(JSON.stringify(one.suspend())) as SegmentCarry);
    two.write(second);
    expect(two.end().encoding).toBe("utf-8");
    expect(records.map(({ line, continuations }) => [line, continuations])).toEqual([[1, 2], [4, 0]]);
  });
});
