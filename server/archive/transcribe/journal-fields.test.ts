import { describe, expect, it } from "vitest";
import { bufferSource, JournalWriter, linesOf, PACKED, unreadNote } from "./test-journal";
import { unpackJournalData } from "./unpack-journal-data";

const line = (n: number, fields: string): string => `{"__REALTIME_TIMESTAMP":"${String(n)}"${fields}}`;

/** A size of 64 bits in front, as systemd has it before a block of LZ4. */
function sized(bytes: number, block: string): Buffer {
  return Buffer.concat([Buffer.from(BigUint64Array.of(BigInt(bytes)).buffer), Buffer.from(block, "hex")]);
}

/** `MESSAGE=` and 300 times "a", packed by liblz4, liblzma and libzstd. */
const SMALL = {
  lz4: sized(308, "9f4d4553534147453d610100ff14506161616161"),
  xz: Buffer.from("fd377a585a000000ff12d9410200210110000000a8708e86e0013300115d00269146acd06f74b8a600c52b23edd9800000000000000125b40200000007267adba8000afc020000000000595a", "hex"),
  zstd: Buffer.from("28b52ffd603400850000484d4553534147453d610100282a3802", "hex"),
};
const DIGITS = "30313233343536373839";
/** `MESSAGE=` and 100,000 times "0123456789"; with LZ4 in copies of ten bytes, which are no longer in a log. */
const LARGE = {
  lz4: sized(1_000_008, `f603${Buffer.from("MESSAGE=").toString("hex")}${DIGITS}0a00${"060a00".repeat(99_997)}a0${DIGITS}`),
  xz: Buffer.from(
    "fd377a585a000000ff12d9410200210110000000a8708e86ef424700e65d00269146acd06f74b8a578f268952bab460942f4310171e796fa4ef2a2a4a8c832a746e11b263bc5261a6031ab8e0b12a826fd6967fd5bee9cccd72cb38304de6df53de9fa6d7c0df032b16c185f2fba0227577742a4b3cfff018865455cddac936d0a3033e008cbdf2beddf536276ac59e4e55b0508f9c7daadfcfb522b74cd1e5b2042f9dd533df82964093b80cb2a6cdfb53bf0c4bd2e5faa0f3e4b664290130eff1093f8717859f80bcdff9528460fa9fc7cdefb9a302e56c08f85f38381c065c42553f8f591363105a5b0ee6fc1704d470cd19111aaad601dbaceb127185c58f6a439ea000000000001fa01c8843d0019fa1175a8000afc020000000000595a",
    "hex",
  ),
  zstd: Buffer.from(
    "28b52ffda048420f00d40000904d4553534147453d303132333435363738390100d6ff9b97304c000008340100fcff3910024c000008360100fcff3910024c000008380100fcff3910024c000008300100fcff3910024c000008320100fcff3910024c000008340100fcff3910024d0000083601004442391002",
    "hex",
  ),
};
const KEPT_BYTES = 768 * 1024;

describe.each([
  ["compact", true],
  ["not compact", false],
])("the fields of a journal that is %s", (_, isCompact) => {
  it.each(["lz4", "xz", "zstd"] as const)("are unpacked from %s, and cut where they are very large", async (packing) => {
    const writer = new JournalWriter({ isCompact });
    const small = writer.data(SMALL[packing], PACKED[packing]);
    writer.entry(1, [small]);
    writer.entry(2, [writer.data(LARGE[packing], PACKED[packing])]);
    writer.entry(3, [small]);
    const [first, second, third, ...rest] = await linesOf(writer.finish());
    expect(first).toBe(line(1, `,"MESSAGE":"${"a".repeat(300)}"`));
    const { MESSAGE: large } = JSON.parse(second ?? "") as { MESSAGE: string };
    expect("0123456789".repeat(100_000).startsWith(large)).toBe(true);
    expect(large.length).toBeLessThanOrEqual(KEPT_BYTES - "MESSAGE=".length);
    expect(large.length).toBeGreaterThan(KEPT_BYTES - "MESSAGE=".length - 10);
    expect(third).toBe(line(3, `,"MESSAGE":"${"a".repeat(300)}"`));
    expect(rest).toEqual([]);
  });

  it.each(["lz4", "xz", "zstd"] as const)("are said to be unread where what is packed with %s is damaged, each once", async (packing) => {
    const writer = new JournalWriter({ isCompact });
    const name = writer.data("SYSLOG_IDENTIFIER=app", 0, 2);
    const damaged = writer.data(SMALL[packing].subarray(0, -7), PACKED[packing], 2);
    const bytes = (isCompact ? 72 : 64) + SMALL[packing].length - 7;
    writer.entry(1, [name, damaged]);
    writer.entry(2, [name, damaged]);
    expect(await linesOf(writer.finish())).toEqual([
      unreadNote(damaged, bytes),
      line(1, `,"SYSLOG_IDENTIFIER":"app"`),
      line(2, `,"SYSLOG_IDENTIFIER":"app"`),
    ]);
  });

  it("are cut where they are very large and not packed, and left out where nobody asks for them", async () => {
    const writer = new JournalWriter({ isCompact });
    const coredump = writer.data(`COREDUMP=${"x".repeat(3_000_000)}`);
    writer.entry(1, [coredump, writer.data(`MESSAGE=${"x".repeat(3_000_000)}`)]);
    const source = bufferSource(writer.finish());
    const [first, ...rest] = await linesOf(source);
    expect(Math.max(...source.reads)).toBeLessThan(1_000_000);
    expect(first).toBe(line(1, `,"MESSAGE":"${"x".repeat(KEPT_BYTES - "MESSAGE=".length)}"`));
    expect(rest).toEqual([]);
  });

  it("are the first of each, and none where no field lies", async () => {
    const writer = new JournalWriter({ isCompact });
    const [first, second, pid] = [writer.data("MESSAGE=first"), writer.data("MESSAGE=second"), writer.data("_PID=1")];
    const entry = writer.entry(1, [pid, first, second, first]);
    const cut = writer.data(`UNIT=${"x".repeat(100)}`);
    // Behind the end, in the header, an entry, within another one, and of a name alone.
    writer.entry(2, [4_000_000_000, 0, 8, entry, first + 8, writer.data("MESSAGE"), second]);
    writer.entry(3, [cut]);
    const journal = writer.finish();
    journal.writeUIntLE(5_000_000, cut + 8, 6);
    const lines = await linesOf(journal);
    expect(lines.filter((found) => !found.startsWith("#"))).toEqual([line(1, `,"_PID":"1","MESSAGE":"first"`), line(2, `,"MESSAGE":"second"`), line(3, "")]);
  });

  it("are in an order of their own, with the kernel's name of a program only where there is no other", async () => {
    const writer = new JournalWriter({ isCompact });
    const all = ["MESSAGE=m", "_PID=1", "UNIT=u", "_SYSTEMD_UNIT=s", "_COMM=c", "SYSLOG_IDENTIFIER=i", "_HOSTNAME=h", "PRIORITY=3", "_UID=0", "MESSAGE_ID=x"].map((field) => writer.data(field, 0, 2));
    writer.entry(1, all);
    writer.entry(2, all.filter((_field, place) => place !== 5));
    expect(await linesOf(writer.finish())).toEqual([
      line(1, `,"PRIORITY":"3","_HOSTNAME":"h","SYSLOG_IDENTIFIER":"i","_SYSTEMD_UNIT":"s","UNIT":"u","_PID":"1","MESSAGE":"m"`),
      line(2, `,"PRIORITY":"3","_HOSTNAME":"h","_COMM":"c","_SYSTEMD_UNIT":"s","UNIT":"u","_PID":"1","MESSAGE":"m"`),
    ]);
  });
});

it.each(["lz4", "xz", "zstd"] as const)("a value packed with %s never comes out larger than what is kept", async (packing) => {
  const value = await unpackJournalData(packing, LARGE[packing]);
  expect(value.kind === "unpacked" ? value.bytes.length : 0).toBeLessThanOrEqual(KEPT_BYTES);
  expect(value.kind === "unpacked" ? value.bytes.length : 0).toBeGreaterThan(KEPT_BYTES - 10);
});

describe("fields that entries share", () => {
  it("are read once as long as they are remembered, wherever they lie", async () => {
    const writer = new JournalWriter();
    const shared = Array.from({ length: 100 }, (_, n) => writer.data(`MESSAGE=shared ${String(n)}`, 0, 9));
    writer.data("x".repeat(20_000_000));
    for (let n = 1; n <= 900; n += 1) writer.entry(n, [shared[n % 100]!]);
    const source = bufferSource(writer.finish());
    expect(await linesOf(source)).toEqual(Array.from({ length: 900 }, (_, n) => line(n + 1, `,"MESSAGE":"shared ${String((n + 1) % 100)}"`)));
    expect(source.reads.length).toBeLessThan(8);
  });
});
