import fc from "fast-check";
import { expect, it } from "vitest";
import { fingerprint } from "@/server/domain/generalize/fingerprint";
import { maskMessage } from "@/server/domain/generalize/mask-message";
import { undatedBasis } from "@/server/domain/parse/date-files";
import { SegmentReader } from "@/server/domain/parse/segment-reader";
import { zoneOrUtc } from "@/server/domain/parse/zone";
import { MessageTally } from "./part-tally";

it("counts a message as what it says, wherever its bytes stand: at the end of a piece, and of a file without a last line end", () => {
  // Of a file's first lines the format is chosen; those after them are read where they stand.
  const first = Array.from({ length: 200 }, (_, number) => `step ${String(number)} done`);
  const word = fc.oneof(fc.constantFrom("0x", "x", "10x", "0X1F", "max", "Сбой", "7"), fc.stringMatching(/^[ -~]{1,6}$/));
  const message = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" "));
  const log = fc.record({ messages: fc.array(message, { minLength: 1, maxLength: 8 }), end: fc.constantFrom("", "\n", "\r\n"), cuts: fc.array(fc.nat(), { maxLength: 4 }) });
  fc.assert(
    fc.property(log, ({ messages, end, cuts }) => {
      const texts = [...first, ...messages];
      const bytes = Buffer.from(texts.map((text) => `2025-11-05 10:00:00,000 INFO [core] ${text}`).join("\n") + end);
      const tally = new MessageTally();
      let records = 0;
      const onRecord = (record: Parameters<MessageTally["add"]>[0]): void => {
        expect(tally.add(record, 0, 0)).toBe(fingerprint(maskMessage(record.message)));
        records++;
      };
      const reader = new SegmentReader({ onRecord, zone: zoneOrUtc("UTC"), basis: undatedBasis(2025), encoding: "utf-8" });
      const places = [0, ...cuts.map((cut) => cut % bytes.length), bytes.length].sort((a, b) => a - b);
      for (const [index, start] of places.entries()) reader.write(bytes.subarray(start, places[index + 1] ?? bytes.length));
      reader.end();
      expect(records).toBe(texts.length);
    }),
    { numRuns: 500 },
  );
});
