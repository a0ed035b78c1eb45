import { describe, expect, it } from "vitest";
import { JournalWriter, linesOf, unreadNote } from "./test-journal";

const HEAD_BYTES = 16;

const line = (n: number): string => `{"__REALTIME_TIMESTAMP":"${String(n)}","MESSAGE":"number ${String(n)}"}`;

/** Nine entries with a message each, and where what lies. */
function nine(): { journal: Buffer; messages: number[]; entries: number[] } {
  const writer = new JournalWriter();
  const messages: number[] = [];
  const entries: number[] = [];
  for (let n = 1; n <= 9; n += 1) {
    const message = writer.data(`MESSAGE=number ${String(n)}`);
    messages.push(message);
    entries.push(writer.entry(n, [message]));
  }
  return { journal: writer.finish(), messages, entries };
}

/** The lines of the nine, with others in the place of some. */
function linesBut(changed: Record<number, string[]>): string[] {
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((n) => changed[n] ?? [line(n)]);
}

const [FIFTH, SIXTH] = [4, 5];

describe("the objects of a damaged journal", () => {
  it("are all there as long as nothing is damaged", async () => {
    expect(await linesOf(nine().journal)).toEqual(linesBut({}));
  });

  it("are passed over where they are none that a line is made of", async () => {
    const writer = new JournalWriter();
    const [tables, field, array, tag] = [[4, 5].map((type) => writer.object(type, 0, Buffer.alloc(4_096, 8))), writer.object(2, 0, Buffer.alloc(31, 3)), writer.object(6, 0, Buffer.alloc(64, 8)), writer.object(7, 0, Buffer.alloc(48, 1))];
    // As if they were fields of it.
    writer.entry(1, [...tables, field, array, tag, writer.data("MESSAGE=number 1")]);
    writer.object(7, 0, Buffer.alloc(48, 1));
    expect(await linesOf(writer.finish())).toEqual([line(1)]);
  });

  it("go on behind an entry that is damaged itself", async () => {
    const { journal, entries } = nine();
    const at = entries[FIFTH]!;
    journal.fill(0, at + 24, at + 32);
    expect(await linesOf(journal)).toEqual(linesBut({ 5: [unreadNote(at, 80)] }));
  });

  it.each([
    ["of a size that is too large for the file", 1e9],
    ["of a size that none can have", 3],
    ["that would end in another one", 96],
    ["that would reach behind the beginning of the last one", 704],
  ])("go on behind one %s", async (_, size) => {
    const { journal, messages, entries } = nine();
    const at = entries[FIFTH]!;
    journal.writeUIntLE(size, at + 8, 6);
    const lines = await linesOf(journal);
    expect(lines.filter((found) => !found.startsWith("#") && found !== line(5))).toEqual(linesBut({ 5: [] }));
    // Where its size is believed at first, all is lost from behind its head on.
    const from = size === 96 ? at + HEAD_BYTES : at;
    expect(lines.filter((found) => found.startsWith("#"))).toEqual([unreadNote(from, messages[SIXTH]! - from)]);
  });

  it("go on behind one with more fields than an entry can have, or with other bytes where there are always zeros", async () => {
    const { journal, messages, entries } = nine();
    const at = entries[FIFTH]!;
    const large = Buffer.concat([journal.subarray(0, at + 80), Buffer.alloc(100_000, "x"), journal.subarray(at + 80)]);
    large.writeUIntLE(80 + 100_000, at + 8, 6);
    large.writeUIntLE(200_000, 96, 6);
    large.writeUIntLE(journal.readUIntLE(136, 6) + 100_000, 136, 6);
    const next = messages[SIXTH]! + 100_000;
    const [missing, ...rest] = (await linesOf(large)).slice(4);
    expect([missing, rest[0]]).toEqual([unreadNote(at, next - at), `{"__REALTIME_TIMESTAMP":"6"}`]);
    journal[at + 3] = 1;
    expect(await linesOf(journal)).toEqual(linesBut({ 5: [unreadNote(at, messages[SIXTH]! - at)] }));
  });

  it("go on behind a page that was never written", async () => {
    const { journal, messages } = nine();
    journal.fill(0, messages[3], messages[SIXTH]);
    expect(await linesOf(journal)).toEqual(linesBut({ 4: [unreadNote(messages[3]!, messages[SIXTH]! - messages[3]!)], 5: [] }));
  });

  it("go on behind one with flags that none has", async () => {
    const { journal, messages, entries } = nine();
    journal[messages[FIFTH]! + 1] = 3;
    journal[entries[7]! + 1] = 1;
    const lines = [unreadNote(messages[FIFTH]!, 80), `{"__REALTIME_TIMESTAMP":"5"}`];
    expect(await linesOf(journal)).toEqual(linesBut({ 5: lines, 8: [unreadNote(entries[7]!, 80)] }));
  });

  it("end with the last one the header knows, whatever was written behind it", async () => {
    const { journal, entries } = nine();
    journal.writeUIntLE(entries[7]!, 136, 6);
    expect(await linesOf(journal)).toEqual(linesBut({ 9: [] }));
  });

  it("begin where the first one is found, if the header does not say it", async () => {
    const { journal } = nine();
    journal.writeUInt32LE(7, 88);
    expect(await linesOf(journal)).toEqual([unreadNote(208, 64), ...linesBut({})]);
  });

  it("end where a file is cut off, which is said as far as the header tells", async () => {
    const { journal, messages, entries } = nine();
    const last = entries[8]! + HEAD_BYTES;
    for (const end of [messages[FIFTH]!, messages[FIFTH]! + 5, messages[FIFTH]! + 40]) {
      expect(await linesOf(journal.subarray(0, end))).toEqual([...linesBut({}).slice(0, 4), unreadNote(messages[FIFTH]!, last - messages[FIFTH]!)]);
    }
    journal.fill(0, 136, 144);
    expect(await linesOf(journal.subarray(0, messages[FIFTH]! + 40))).toEqual([...linesBut({}).slice(0, 4), unreadNote(messages[FIFTH]!, 16)]);
  });

  it("are not made up of what a program wrote", async () => {
    const { journal, entries } = nine();
    const writer = new JournalWriter();
    const first = writer.data("MESSAGE=number 1");
    writer.entry(1, [first]);
    // What looks like an entry, without anything behind it.
    const bait = writer.data(Buffer.concat([Buffer.from("MESSAGE="), journal.subarray(entries[0], entries[0]! + 80), Buffer.alloc(40, "x")]));
    const second = writer.data("MESSAGE=number 2");
    writer.entry(2, [second]);
    const baited = writer.finish();
    baited[bait] = 0x77;
    expect(await linesOf(baited)).toEqual([line(1), unreadNote(bait, second - bait), line(2)]);
  });
});
