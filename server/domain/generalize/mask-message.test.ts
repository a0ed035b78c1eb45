import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listParameters, maskMessage } from "./mask-message";

const EXAMPLES: readonly (readonly [string, string])[] = [
  ["Accepted socket from /10.20.1.7:45307", "Accepted socket from /<IP>:<NUM>"],
  ["peer fe80::1ff:fe23:4567:890a%eth0 left", "peer <IP> left"],
  ["took 35 ms, rate 12.5%, delta -17", "took <NUM> ms, rate <NUM>%, delta <NUM>"],
  ["pages 1,234,567 of [264,44]", "pages <NUM> of [<NUM>,<NUM>]"],
  ["fault at 0x7f1234567890 mask=ffffffff id 9f4ef63", "fault at <HEX> mask=<HEX> id <HEX>"],
  ["cannot open /var/lib/app/x_1.dat: Permission denied", "cannot open <PATH>: Permission denied"],
  ["cannot open C:\\Windows\\Temp\\a.cab now", "cannot open <PATH> now"],
  ["volume 70293f72-844a-4b39-9ad6-fb0ad7e364e4 attached", "volume <UUID> attached"],
  ["dir blockmgr-70293f72-844a-4b39-9ad6-fb0ad7e364e4", "dir blockmgr-<UUID>"],
  ["lookup of mail.example.co.uk failed", "lookup of <HOST> failed"],
  ["Retrying node-sa-41:8030 soon", "Retrying <HOST>:<NUM> soon"],
  ["link FF:F2:9F:16:E2:23 lost", "link <MAC> lost"],
  ["mail from ann@example.com queued", "mail from <EMAIL> queued"],
  ["GET https://example.com/a?b=c&d=1, failed", "GET <URL>, failed"],
  ["next run at 2025-10-06T08:59:32.120Z", "next run at <TIME>"],
  ["seen Fri Jun 17 07:07:00 2005 twice", "seen <TIME> twice"],
  ["estimated size 5.2 KB, 384 B free, 2048k used", "estimated size <SIZE>, <SIZE> free, <SIZE> used"],
  ["closed, lifetime <1 sec, waited <2 ms, if a <3 times", "closed, lifetime <DURATION>, waited <DURATION>, if a <<NUM> times"],
  ["slept 1h30m, waited 150ms", "slept <DURATION>, waited <DURATION>"],
  ["task attempt_14451_0020_m_000000_0 done", "task <ID> done"],
  ["ready=true, owner = null, tag=\"View Lock\"", "ready=<STR>, owner = <STR>, tag=\"<STR>\""],
  ["auth failure; user=root rhost=10.0.0.1", "auth failure; user=<STR> rhost=<IP>"],
  ["\"GET /v2/items/77 HTTP/1.1\" took 3", "\"GET <URL>\" took <NUM>"],
  ["GPU temp 95C at 60Hz, node u12345", "GPU temp <NUM>C at <NUM>Hz, node u<NUM>"],
  ["fans ( 3552 3534 3375 3515 )", "fans ( <NUM> )"],
  ["  two   spaces\tand\na line  ", "two spaces and a line"],
];

/** Nothing in these varies by its shape. */
const UNTOUCHED: readonly string[] = [
  "CPU0: Temperature critical",
  "ata1: COMRESET failed",
  "I/O error, read/write not possible",
  "sha256 mismatch in x86_64 build (utf-8)",
  "loading org.apache.example.net.BlockTransferService",
  "HTTP 403 Forbidden",
  "upstream returned status 404",
  "L3 cache disabled",
  "can't open file: no such file or directory...",
  "Сбой диска, повтор",
];

describe("maskMessage", () => {
  it.each(EXAMPLES)("%s", (message, masked) => expect(maskMessage(message)).toBe(masked));
  it.each(UNTOUCHED)("leaves %s", (message) => expect(maskMessage(message)).toBe(message));

  it("is stable: a masked message has nothing left to mask", () => {
    for (const [message] of EXAMPLES) expect(maskMessage(maskMessage(message))).toBe(maskMessage(message));
  });

  it("gives one text for messages that differ in numbers and addresses only", () => {
    fc.assert(
      fc.property(fc.nat(), fc.ipV4(), fc.nat({ max: 65535 }), (n, ip, port) => {
        expect(maskMessage(`job ${n} on ${ip}:${port} took ${n}ms`)).toBe("job <NUM> on <IP>:<NUM> took <DURATION>");
      }),
    );
  });

  it("takes any text without failing and keeps its plain words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(maskMessage(`started ${text} stopped`)).toMatch(/^started\s.*\s?stopped$|^started stopped$/s);
      }),
    );
  });
});

describe("listParameters", () => {
  it("lists the masked values in order with their kind", () => {
    expect(listParameters("Failed login for user=ann from 10.0.0.7 port 4242 after 5.2 KB")).toEqual([
      { kind: "STR", value: "ann" },
      { kind: "IP", value: "10.0.0.7" },
      { kind: "NUM", value: "4242" },
      { kind: "SIZE", value: "5.2 KB" },
    ]);
  });
});
