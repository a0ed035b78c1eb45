import { describe, expect, it } from "vitest";
import { addMaskedMessages, assignTemplates, groupsByTokens, type MaskedMessageRow, type MessageGroup, moveTemplates } from "@/server/db/masked-messages";
import { listRoadTemplates, writeTemplates } from "@/server/db/templates";
import { Rollback, transaction } from "@/server/db/transaction";
import { deleteRun } from "@/server/services/control-run";
import { fingerprint } from "@/server/domain/generalize/fingerprint";
import type { PoolClient } from "pg";
import { inputFile, newRun } from "../support/new-run";

function message(text: string, given: Partial<MaskedMessageRow> = {}): MaskedMessageRow {
  return { fingerprint: fingerprint(text), road: 1, text, tokens: text.split(" ").length, records: 1, firstMicros: null, lastMicros: null, firstFile: 0, firstLine: 1, firstText: `line of ${text}`, firstMessage: text, ...given };
}

/** Does something with the messages of a run that nobody takes up, and leaves nothing. */
async function withMessages(rows: readonly MaskedMessageRow[], use: (client: PoolClient, runId: number) => Promise<void>): Promise<void> {
  const runId = await newRun(await inputFile("a.log", "2025-11-05 10:00:00,000 INFO [core] one"));
  try {
    await transaction(async (client) => {
      await addMaskedMessages(client, runId, rows);
      await use(client, runId);
      throw new Rollback();
    });
  } finally {
    await deleteRun(runId);
  }
}

describe("the masked messages of a run", () => {
  it("come by number of tokens, many of one number in shares, each text once", async () => {
    const long = Array.from({ length: 95 }, (_, i) => `a b ${String(i)}`);
    const rows = [...long.map((text) => message(text)), ...long.slice(0, 5).map((text) => message(text, { road: 2 })), message("x y"), message("y z")];
    await withMessages(rows, async (client, runId) => {
      const groups: MessageGroup[] = [];
      for await (const group of groupsByTokens(client, runId, 20)) groups.push(group);
      expect(groups.map(({ tokens, shares }) => [tokens, shares])).toEqual([[2, 1], ...Array.from({ length: 5 }, () => [3, 5])]);
      expect(groups[0]?.messages.map(({ text }) => text)).toEqual(["x y", "y z"]);
      const shared = groups.slice(1).flatMap(({ messages }) => messages);
      expect(shared.map(({ text }) => text).sort()).toEqual([...long].sort());
      expect(shared.reduce((sum, { count }) => sum + count, 0)).toBe(100);
      for (const { messages } of groups.slice(1)) {
        expect(messages.length).toBeLessThan(40);
        expect(messages.map(({ text }) => text)).toEqual(messages.map(({ text }) => text).sort());
      }
    });
  });

  it("are added up by template and road, each with its earliest record, one without a time last", async () => {
    const rows = [
      message("a 1", { records: 3, firstMicros: 500, lastMicros: 900, firstFile: 1, firstLine: 7 }),
      message("a 2", { records: 2, firstMicros: 400, lastMicros: 400, firstFile: 2, firstLine: 9 }),
      message("a 3", { records: 4, firstFile: 0, firstLine: 1 }),
      message("a 4", { records: 1, firstMicros: 400, lastMicros: 1000, firstFile: 2, firstLine: 8 }),
      message("a 1", { road: 2, records: 5, firstFile: 3, firstLine: 2 }),
      message("b 1", { records: 6, firstFile: 3, firstLine: 3 }),
      message("b 2", { road: 0, records: 7, firstText: null, firstMessage: null }),
    ];
    await withMessages(rows, async (client, runId) => {
      const fingerprints = rows.map((row) => String(row.fingerprint));
      await assignTemplates(client, runId, fingerprints, rows.map(({ text }) => (text === "a 2" ? 3 : text.startsWith("a") ? 1 : 2)));
      await moveTemplates(client, runId, [{ from: 3, to: 1 }]);
      for (let again = 0; again < 2; again++) await writeTemplates(client, runId, [{ number: 1, text: "a <NUM>", embeddedText: "a" }, { number: 2, text: "b <NUM>", embeddedText: "b" }]);
      const common = { number: 1, text: "a <NUM>", embeddedText: "a" };
      expect(await listRoadTemplates(client, runId)).toEqual([
        { ...common, road: "warning", records: 10, firstMicros: 400, lastMicros: 1000, firstFile: 2, firstLine: 8, firstText: "line of a 4", firstMessage: "a 4" },
        { ...common, road: "error", records: 5, firstMicros: null, lastMicros: null, firstFile: 3, firstLine: 2, firstText: "line of a 1", firstMessage: "a 1" },
        { number: 2, text: "b <NUM>", embeddedText: "b", road: "warning", records: 6, firstMicros: null, lastMicros: null, firstFile: 3, firstLine: 3, firstText: "line of b 1", firstMessage: "b 1" },
      ]);
    });
  });
});
