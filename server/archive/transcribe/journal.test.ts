import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { numbersFrom } from "@/tests/support/numbers";
import { extractUpload, readLog, temporaryStorage, zip } from "../test-archives";
import { transcribeJournal } from "./journal";
import { bufferSource, JournalWriter, linesOf, unreadNote } from "./test-journal";

/** A file of `tests/data/journals`. */
async function realJournal(name: string): Promise<Buffer> {
  return gunzipSync(await readFile(join(import.meta.dirname, "../../../tests/data/journals", `${name}.gz`)));
}

const stack = Array.from({ length: 40 }, (_, call) => `\\tat com.example.pool.Pool.take(Pool.java:${String(100 + call)})\\n`).join("");
const nginx = `"_HOSTNAME":"web1","SYSLOG_IDENTIFIER":"nginx","_SYSTEMD_UNIT":"nginx.service","_PID":"902"`;
const sshd = `"_HOSTNAME":"web1","SYSLOG_IDENTIFIER":"sshd","_SYSTEMD_UNIT":"ssh.service","_PID":"811"`;

/** What `journalctl -o json` says of the first entries, as far as it is kept and in this order. */
const FIRST = [
  `"PRIORITY":"0","_HOSTNAME":"db1","SYSLOG_IDENTIFIER":"kernel","MESSAGE":"Kernel panic - not syncing: Fatal exception"`,
  `"PRIORITY":"1","_HOSTNAME":"db1","SYSLOG_IDENTIFIER":"kernel","MESSAGE":"Out of memory: Killed process 4242 (postgres)"`,
  `"PRIORITY":"2",${nginx},"MESSAGE":"accept4() failed (24: Too many open files)"`,
  `"PRIORITY":"3",${sshd},"MESSAGE":"error: kex_exchange_identification: Connection closed by remote host"`,
  `"PRIORITY":"4","_HOSTNAME":"db1","SYSLOG_IDENTIFIER":"systemd","_SYSTEMD_UNIT":"init.scope","UNIT":"postgresql.service","_PID":"1","MESSAGE":"postgresql.service: Main process exited, code=killed, status=9/KILL"`,
  `"PRIORITY":"5","_HOSTNAME":"web1","SYSLOG_IDENTIFIER":"systemd","_SYSTEMD_UNIT":"init.scope","UNIT":"nginx.service","_PID":"1","MESSAGE":"Starting nginx.service - A high performance web server..."`,
  `"PRIORITY":"6",${sshd},"MESSAGE":"Accepted publickey for deploy from 10.0.0.7 port 50122 ssh2"`,
  `"PRIORITY":"7",${sshd},"MESSAGE":"debug1: userauth-request for user deploy"`,
  `"PRIORITY":"3",${nginx},"MESSAGE":"upstream timed out\\n  while reading response\\n\\tfrom 10.0.0.9"`,
  `"PRIORITY":"6","_HOSTNAME":"db1","SYSLOG_IDENTIFIER":"systemd","_SYSTEMD_UNIT":"init.scope","UNIT":"postgresql.service","_PID":"1","MESSAGE":"Запущена служба базы данных"`,
  `"PRIORITY":"3",${nginx},"MESSAGE":"java.lang.IllegalStateException: pool is closed\\n${stack}"`,
  `"PRIORITY":"6",${nginx},"MESSAGE":"GET /\ufffd\ufffd\\u0000\\u001b[0m done\ufffd"`,
  `"_HOSTNAME":"web1","SYSLOG_IDENTIFIER":"backup","MESSAGE":"no priority here"`,
  `"PRIORITY":"6","_HOSTNAME":"web1","SYSLOG_IDENTIFIER":"first-name","MESSAGE":"a field twice"`,
  `"PRIORITY":"6","_HOSTNAME":"web1","_COMM":"cron","_PID":"77","MESSAGE":"only a \\"command\\" \\\\ and = signs"`,
  `"PRIORITY":"2","_HOSTNAME":"db1","SYSLOG_IDENTIFIER":"systemd-coredump","MESSAGE":"Process 4242 (postgres) of user 26 dumped core."`,
  `"PRIORITY":"6","_HOSTNAME":"web1","SYSLOG_IDENTIFIER":"empty","MESSAGE":""`,
  `"PRIORITY":"6","_HOSTNAME":"web1","SYSLOG_IDENTIFIER":"silent"`,
];

const FROM = [
  `"SYSLOG_IDENTIFIER":"sshd","_SYSTEMD_UNIT":"ssh.service","_PID":"811",`,
  `"SYSLOG_IDENTIFIER":"nginx","_SYSTEMD_UNIT":"nginx.service","_PID":"902",`,
  `"SYSLOG_IDENTIFIER":"kernel",`,
];
const COUNTED = Array.from({ length: 300 }, (_, n) => {
  const host = n % 2 === 1 ? "db1" : "web1";
  return `"PRIORITY":"${String(n % 8)}","_HOSTNAME":"${host}",${FROM[n % 3] ?? ""}"MESSAGE":"request ${String((n * 7919) % 1000)} took ${String((n * 31) % 977)} ms"`;
});
const LINES = [...FIRST, ...COUNTED].map((fields, n) => `{"__REALTIME_TIMESTAMP":"${String(1_759_741_172_000_000 + n * 250_000)}",${fields}}`);

describe("a systemd journal", () => {
  it.each(["plain.journal", "keyed.journal", "compact.journal", "unclosed.journal~"])("of systemd's own, %s, says what journalctl says", async (name) => {
    expect(await linesOf(await realJournal(name))).toEqual(LINES);
  });

  it("is read to its last object, whatever lies behind", async () => {
    const journal = await realJournal("compact.journal");
    const last = journal.readUIntLE(136, 6);
    expect(await linesOf(journal.subarray(0, last + journal.readUIntLE(last + 8, 6)))).toEqual(LINES);
    journal.fill(0x41, last + journal.readUIntLE(last + 8, 6) + 8);
    expect(await linesOf(journal)).toEqual(LINES);
  });

  it("is read to where its zeros begin, if it does not say where its last object lies", async () => {
    const journal = await realJournal("unclosed.journal~");
    journal.fill(0, 136, 144);
    expect(await linesOf(journal)).toEqual(LINES);
  });

  it("of a newer systemd, or without a header, is said to be unread", async () => {
    const journal = new JournalWriter({ isCompact: true }).finish(32);
    expect(await linesOf(journal)).toEqual([unreadNote(0, journal.length)]);
    expect(await linesOf(journal.subarray(0, 207))).toEqual([unreadNote(0, 207)]);
  });

  it("is kept as its lines where it is extracted, by itself, packed and in a ZIP, and what is damaged is said beside it", async () => {
    const journal = await realJournal("compact.journal");
    const archive = await zip({ "var/log/journal/1f/system.journal": journal });
    for (const [name, bytes] of [["system.journal", journal], ["system.journal.gz", gzipSync(journal)], ["bundle.zip", archive]] as const) {
      const { storage } = await temporaryStorage();
      const [log, ...others] = await extractUpload(storage, name, bytes);
      expect(await readLog(storage, log)).toBe(LINES.map((line) => `${line}\n`).join(""));
      expect(others).toEqual([]);
    }
    const { storage } = await temporaryStorage();
    const [, damaged] = await extractUpload(storage, "system.journal", new JournalWriter({ isCompact: true }).finish(32));
    expect(damaged).toMatchObject({ kind: "skipped", path: "system.journal", reason: { code: "damaged-parts" } });
  });

  it("without entries is no line", async () => {
    expect(await linesOf(new JournalWriter().finish())).toEqual([]);
  });

  it("comes in pieces, not as one", async () => {
    const writer = new JournalWriter();
    const message = writer.data(`MESSAGE=${"x".repeat(200)}`, 0, 2_000);
    for (let n = 1; n <= 2_000; n += 1) writer.entry(n, [message]);
    const pieces = [];
    for await (const part of transcribeJournal(bufferSource(writer.finish()))) pieces.push(part.kind === "text" ? part.text.length : 0);
    expect(pieces.length).toBeGreaterThan(5);
    expect(Math.max(...pieces)).toBeLessThan(70_000);
  });
});

/** Bytes of a journal changed here and there behind its signature, or its end cut off. */
function damage(journal: Buffer, round: number, random: (limit: number) => number): Buffer {
  const isCut = round % 3 === 0;
  const damaged = Buffer.from(journal.subarray(0, isCut ? 8 + random(journal.length - 8) : journal.length));
  const objects = damaged.length - damaged.indexOf("_BOOT_ID");
  for (let hits = 0; hits < 1 + (round % 16); hits += 1) {
    const at = round % 5 === 0 ? 8 + random(264) : damaged.length - 1 - random(Math.max(1, objects));
    if (at < damaged.length) damaged[at] = random(256);
  }
  return damaged;
}

describe("a damaged journal", () => {
  it.each(["keyed.journal", "compact.journal"])("(%s) never fails, ends, and loses no more than what lies in its damaged places", async (name) => {
    const whole = await realJournal(name);
    const last = whole.readUIntLE(136, 6);
    const journal = whole.subarray(0, last + whole.readUIntLE(last + 8, 6));
    const known = new Set(LINES);
    const random = numbersFrom(11);
    let kept = 0;
    let rounds = 0;
    for (let round = 0; round < 150; round += 1) {
      const lines = await linesOf(damage(journal, round, random));
      const entries = lines.filter((line) => !line.startsWith("#"));
      for (const line of entries) expect(JSON.parse(line)).toMatchObject({ __REALTIME_TIMESTAMP: expect.stringMatching(/^\d+$/) as string });
      expect(entries.length).toBeLessThanOrEqual(LINES.length);
      if (round % 15 === 0 || round % 3 === 0 || round % 5 === 0) continue;
      rounds += 1;
      kept += entries.filter((line) => known.has(line)).length;
    }
    // Eight bytes wrong in each, of which many lie in what nobody reads.
    expect(kept / (rounds * LINES.length)).toBeGreaterThan(0.97);
  });
});
