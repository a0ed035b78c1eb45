import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { CHUNK_BYTES, FILE_HEADER_BYTES } from "@/server/domain/extract/windows-events/read-chunk";
import type { XmlNode } from "@/server/domain/extract/windows-events/xml-node";
import { numbersFrom } from "@/tests/support/numbers";
import { extractUpload, readLog, temporaryStorage, zip } from "../test-archives";
import { eventLog, noValue, type TestEvent, type TestValue, textValue } from "./test-event-log";

const slot = (index: number): XmlNode => ({ kind: "slot", index, isOptional: true });
const text = (content: string): XmlNode => ({ kind: "text", text: content });

function element(name: string, attributes: Record<string, XmlNode>, children: XmlNode[] = [], dependency: number | null = null): XmlNode {
  return { kind: "element", name, attributes: Object.entries(attributes).map(([key, value]) => ({ name: key, value: [value] })), children, dependency };
}

const TEMPLATE: readonly XmlNode[] = [
  element("Event", { xmlns: text("urn:e") }, [
    element("System", {}, [element("Provider", { Name: slot(0), Guid: slot(1) }), element("EventID", {}, [slot(2)]), element("TimeCreated", { SystemTime: slot(3) })]),
    element("EventData", {}, [element("Data", { Name: text("who") }, [slot(4)]), element("Binary", {}, [slot(5)], 5)]),
  ]),
];

const number = (value: number): TestValue => ({ type: 0x06, bytes: Buffer.from(Uint16Array.of(value).buffer) });
/** Units of 100 ns from 1601 to 2025-10-06T08:59:32.1234567Z. */
const TIME: TestValue = { type: 0x11, bytes: Buffer.from(BigUint64Array.of(134_042_147_721_234_567n).buffer) };

function event(who: TestValue, binary: TestValue = noValue): TestEvent {
  return { template: TEMPLATE, values: [textValue("Disk & Co"), noValue, number(7), TIME, who, binary] };
}

const HEAD = "<Event xmlns='urn:e'><System><Provider Name='Disk &amp; Co'/><EventID>7</EventID><TimeCreated SystemTime='2025-10-06T08:59:32.1234567Z'/></System><EventData>";
const line = (data: string): string => `${HEAD}${data}</EventData></Event>\n`;

/** What is kept of a file, and what is said beside it. */
async function kept(name: string, file: Buffer): Promise<{ text: unknown; others: unknown[] }> {
  const { storage } = await temporaryStorage();
  const [log, ...others] = await extractUpload(storage, name, file);
  return { text: await readLog(storage, log), others };
}

describe("a Windows event log", () => {
  it("is an event a line, each value as Windows writes it, and what has none left out", async () => {
    const values: [TestValue, string][] = [
      [textValue("день <1>\r\nзадача\0"), "<Data Name='who'>день &lt;1&gt;&#10;задача</Data>"],
      [{ type: 0x13, bytes: Buffer.from("010500000000000515000000010000000200000003000000e8030000", "hex") }, "<Data Name='who'>S-1-5-21-1-2-3-1000</Data>"],
      [{ type: 0x0f, bytes: Buffer.from("d1085955a7d695468e1e26931d2012f4", "hex") }, "<Data Name='who'>{555908d1-d6a7-4695-8e1e-26931d2012f4}</Data>"],
      [{ type: 0x15, bytes: Buffer.from("0000000000008000", "hex") }, "<Data Name='who'>0x80000000000000</Data>"],
      [{ type: 0x07, bytes: Buffer.from("feffffff", "hex") }, "<Data Name='who'>-2</Data>"],
      [{ type: 0x0d, bytes: Buffer.from("01000000", "hex") }, "<Data Name='who'>true</Data>"],
      [{ type: 0x12, bytes: Buffer.from("e9070a000100060008003b0020007b00", "hex") }, "<Data Name='who'>2025-10-06T08:59:32.123Z</Data>"],
      [{ type: 0x81, bytes: Buffer.from("a\0b\0", "utf16le") }, "<Data Name='who'>a</Data><Data Name='who'>b</Data>"],
      [{ type: 0x86, bytes: Buffer.from("01000200", "hex") }, "<Data Name='who'>1</Data><Data Name='who'>2</Data>"],
      [noValue, "<Data Name='who'/>"],
    ];
    const file = eventLog([{ first: 1n, events: values.map(([value]) => event(value)) }]);
    expect(await kept("System.evtx", file)).toEqual({ text: values.map(([, data]) => line(data)).join(""), others: [] });
    const binary = eventLog([{ first: 1n, events: [event(textValue("a"), { type: 0x0e, bytes: Buffer.of(1, 0xab) })] }]);
    expect(await kept("System.evtx", binary)).toEqual({ text: line("<Data Name='who'>a</Data><Binary>01AB</Binary>"), others: [] });
  });

  it("is read in the order of its events, where its chunks went on at the beginning, some are unused and old records lie behind the last", async () => {
    const file = eventLog([{ first: 3n, events: [event(textValue("third"))] }, { first: 1n, events: [event(textValue("first")), event(textValue("second")), event(textValue("old"))] }]);
    // The number of the last one does not go on.
    file.writeBigUInt64LE(900n, file.lastIndexOf(Buffer.from("2a2a0000", "hex")) + 8);
    const { text: lines, others } = await kept("System.evtx", Buffer.concat([file, Buffer.alloc(CHUNK_BYTES)]));
    expect(lines).toBe(["first", "second", "third"].map((who) => line(`<Data Name='who'>${who}</Data>`)).join(""));
    expect(others).toEqual([]);
  });

  it("is read but for what is damaged, which is said", async () => {
    const events = ["a", "b", "c"].map((who) => event(textValue(who)));
    const file = eventLog([{ first: 1n, events }, { first: 4n, events }, { first: 7n, events }]);
    file.fill(0xee, FILE_HEADER_BYTES + CHUNK_BYTES, FILE_HEADER_BYTES + CHUNK_BYTES * 2);
    const second = file.indexOf(Buffer.from("2a2a0000", "hex"), FILE_HEADER_BYTES + 600);
    // No token has this number.
    file[second + 24] = 0x3f;
    const { text: lines, others } = await kept("System.evtx", file);
    expect(lines).toBe(["a", "c", "a", "b", "c"].map((who) => line(`<Data Name='who'>${who}</Data>`)).join(""));
    expect(others).toEqual([{ kind: "skipped", path: "System.evtx", reason: { code: "damaged-parts", bytes: CHUNK_BYTES + file.readUInt32LE(second + 4) } }]);
  });

  it("is read in an archive, packed, and by its content whatever its name", async () => {
    const file = eventLog([{ first: 1n, events: [event(textValue("a"))] }]);
    const expected = line("<Data Name='who'>a</Data>");
    expect(await kept("bundle.zip", await zip({ "winevt/Logs/System.evtx": file }))).toEqual({ text: expected, others: [] });
    expect(await kept("System.evtx.gz", gzipSync(file))).toEqual({ text: expected, others: [] });
    expect(await kept("system.log", file)).toEqual({ text: expected, others: [] });
  });

  it("never fails on damaged bytes, and never says more than it was given could say", async () => {
    const values = [textValue("a"), { type: 0x21, bytes: Buffer.from("0f010100", "hex") }, { type: 0x81, bytes: Buffer.from("x\0y\0", "utf16le") }];
    const file = eventLog([{ first: 1n, events: values.map((value) => event(value)) }]);
    const random = numbersFrom(7);
    const used = FILE_HEADER_BYTES + 3_000;
    for (let round = 0; round < 300; round++) {
      const damaged = Buffer.from(file.subarray(0, round % 3 === 0 ? random(used) + 8 : file.length));
      for (let hits = 0; hits < 1 + (round % 8); hits++) damaged[FILE_HEADER_BYTES + random(3_000)] = random(256);
      damaged.write("ElfFile\0", 0, "latin1");
      const { text: lines } = await kept("System.evtx", damaged);
      expect(typeof lines === "string" && lines.length < 1_000_000).toBe(true);
    }
  });

  it("does not blow up where a template uses a value ten thousand times", async () => {
    const root = element("Event", {}, Array.from({ length: 5_000 }, () => slot(0)));
    const file = eventLog([{ first: 1n, events: [{ template: [root], values: [textValue("x".repeat(9_000))] }] }]);
    const { text: lines, others } = await kept("System.evtx", file);
    expect(lines).toBe("");
    expect(others).toMatchObject([{ reason: { code: "damaged-parts" } }]);
  });
});
