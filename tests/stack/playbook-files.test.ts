import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client";
import { newPerson, type TestPerson } from "../support/new-person";
import { administrator, restClient } from "../support/rest-client";

interface FileStep {
  id?: string;
  text: { en?: string; ru?: string };
}

interface FileEntry {
  id?: string;
  title: { en?: string; ru?: string };
  priority: string;
  owner?: { en?: string; ru?: string };
  problems?: { knowledgeBase: string; id?: number; text?: string }[];
  steps?: FileStep[];
}

const fileOf = (playbooks: readonly unknown[]) => ({ name: "playbooks.json", base64: Buffer.from(JSON.stringify({ schemaVersion: 1, playbooks })).toString("base64") });
const entriesIn = (text: string): FileEntry[] => (JSON.parse(text) as { playbooks: FileEntry[] }).playbooks;

/** How many playbooks, revisions and confirmations there are. */
async function counts(): Promise<unknown> {
  const { rows } = await pool().query("select (select count(*) from playbooks)::int as playbooks, (select count(*) from playbook_revisions)::int as revisions, (select count(*) from playbook_confirmations)::int as confirmed");
  return rows[0];
}

describe("playbooks as files", () => {
  let analyst: TestPerson;
  let viewer: TestPerson;
  /** A knowledge base with the problem 3. */
  const base = `Fans ${randomUUID()}`;
  const problem = { knowledgeBase: base, id: 3, text: "Fan stands still" };

  beforeAll(async () => {
    [analyst, viewer] = [await newPerson("analyst"), await newPerson("viewer")];
    await (await analyst.api()).knowledge.files.importAsNew({ name: base, file: { name: "fans.csv", base64: Buffer.from("1;Fan is slow;3;Fan stands still\n").toString("base64") } });
  });

  // What other tests read of the shipped playbooks is as it was.
  afterAll(() => pool().query("delete from playbooks where shipped_as is null and id in (select playbook_id from playbook_revisions where created_by_id = $1)", [analyst.userId]));

  /** A playbook of the analyst's. @returns it as a file has it */
  async function own(title: string): Promise<{ playbookId: number; entry: FileEntry }> {
    const api = await analyst.api();
    const { id: playbookId } = await api.playbooks.create({ content: { priority: "low", title: { en: `${title} ${randomUUID()}` }, owner: {}, steps: [{ id: "1", text: { en: "Stop" } }] }, problem: null });
    const [entry] = entriesIn((await api.playbooks.files.export({ playbookId })).text);
    return { playbookId, entry: entry! };
  }

  const exported = async (): Promise<FileEntry[]> => entriesIn((await (await viewer.api()).playbooks.files.export({ playbookId: null })).text);

  async function bring(playbooks: readonly unknown[]) {
    const api = await analyst.api();
    const { basedOn } = await api.playbooks.files.preview(fileOf(playbooks));
    return api.playbooks.files.import({ ...fileOf(playbooks), basedOn });
  }

  it("that are exported have both languages and the problems by name, and importing them changes nothing", async () => {
    const before = await counts();
    const entries = await exported();
    expect(entries.length).toBeGreaterThanOrEqual(50);
    expect(entries.find(({ id }) => id === "shipped-8")).toMatchObject({
      title: { en: "Restore access to the storage array", ru: expect.any(String) as string },
      problems: [{ knowledgeBase: "Operations", id: 8, text: "Storage array controller failed, all paths lost" }],
    });
    const preview = await (await analyst.api()).playbooks.files.preview(fileOf(entries));
    expect(new Set(preview.entries.map(({ kind }) => kind))).toEqual(new Set(["same"]));
    expect(preview.faults).toEqual([]);
    expect(await bring(entries)).toMatchObject({ kind: "unchanged", playbookIds: [], created: 0, changed: 0, same: entries.length });
    expect(await counts()).toEqual(before);
  });

  it("become new revisions and new playbooks in one import, once, and it is written down who did it", async () => {
    const title = `Turn the fan ${randomUUID()}`;
    const made: FileEntry = { title: { en: title }, priority: "low", problems: [problem], steps: [{ text: { en: "Look" } }] };
    const { playbookId, entry } = await own("Known");
    const file = [made, { ...entry, priority: "high", steps: [...(entry.steps ?? []), { text: { ru: "Позвонить" } }] }];
    expect(await bring(file)).toMatchObject({ kind: "imported", created: 1, changed: 1, same: 0 });
    expect(await bring(file)).toMatchObject({ kind: "unchanged", same: 2 });
    const api = await analyst.api();
    const created = (await api.playbooks.list()).find((playbook) => playbook.title.en === title);
    expect(created).toMatchObject({ number: 1, updatedBy: "Test analyst", steps: [{ id: "1", text: { en: "Look" } }], confirmedFor: [{ knowledgeBase: base, problemId: 3, confirmedBy: "Test analyst" }] });
    const changed = await api.playbooks.get({ playbookId });
    expect(changed).toMatchObject({ number: 2, priority: "high", steps: [{ id: "1" }, { id: "2", text: { ru: "Позвонить" } }] });
    // Confirmed for another playbook, it needs no new revision of it.
    expect(await bring([{ ...file[1], problems: [problem] }])).toMatchObject({ kind: "imported", playbookIds: [playbookId] });
    expect(await api.playbooks.get({ playbookId })).toMatchObject({ number: 2, confirmedFor: [{ problemId: 3 }] });
    const { rows } = await pool().query("select user_id as who, subject_id as ids, detail from audit_events where action = 'playbooks.files.import' order by id desc limit 3");
    expect(rows).toEqual([
      { who: analyst.userId, ids: String(playbookId), detail: { name: "playbooks.json", outcome: "imported" } },
      { who: analyst.userId, ids: "", detail: { name: "playbooks.json", outcome: "unchanged" } },
      { who: analyst.userId, ids: `${String(created?.id)},${String(playbookId)}`, detail: { name: "playbooks.json", outcome: "imported" } },
    ]);
  });

  it("find their playbook again after it was deleted and brought back", async () => {
    const api = await analyst.api();
    const { playbookId, entry } = await own("Away");
    await api.playbooks.delete({ playbookId });
    expect(await bring([entry])).toMatchObject({ kind: "imported", created: 1 });
    expect(await bring([{ ...entry, title: { en: `Back ${randomUUID()}` } }])).toMatchObject({ kind: "imported", created: 0, changed: 1 });
  });

  it("are not taken where one of them cannot be read, nor once another import would come of it", async () => {
    const before = await counts();
    const made = { title: { en: `Half ${randomUUID()}` }, priority: "low" };
    expect(await bring([made, { ...made, priority: "urgent" }])).toMatchObject({ kind: "refused", faults: [{ place: 2, code: "no-priority" }] });
    expect(await counts()).toEqual(before);
    const api = await analyst.api();
    const { playbookId, entry } = await own("Contested");
    const file = fileOf([{ ...entry, title: { en: "Mine", ru: "Моё" } }]);
    const { basedOn } = await api.playbooks.files.preview(file);
    await api.playbooks.save({ playbookId, basedOn: 1, content: { priority: "low", title: { en: "Theirs" }, owner: {}, steps: [] } });
    expect(await api.playbooks.files.import({ ...file, basedOn })).toEqual({ kind: "changed-meanwhile" });
    expect(await api.playbooks.get({ playbookId })).toMatchObject({ number: 2, title: { en: "Theirs" } });
  });

  it("are imported by those alone who may edit, and nobody brings in more than 16 MB", async () => {
    const api = await viewer.api();
    const forbidden = expect.objectContaining({ code: "FORBIDDEN" });
    await expect(api.playbooks.files.preview(fileOf([]))).rejects.toEqual(forbidden);
    await expect(api.playbooks.files.import({ ...fileOf([]), basedOn: "" })).rejects.toEqual(forbidden);
    await expect((await analyst.api()).playbooks.files.preview({ name: "a.json", base64: "AAAA".repeat(5_400_000) })).rejects.toEqual(expect.objectContaining({ code: "BAD_REQUEST" }));
  });

  it("go through REST in the same form", async () => {
    const { keys } = await administrator();
    const { call, send } = restClient(keys.analyst);
    const all = await send("/playbooks/export", { key: keys.viewer });
    expect([all.status, all.headers.get("content-disposition")]).toEqual([200, 'attachment; filename="playbooks.json"']);
    const text = await all.text();
    const post = (body: string, key = keys.analyst) => call("/playbooks/import", { method: "POST", body, key, headers: { "Content-Type": "application/json" } });
    expect(await post(text)).toMatchObject({ status: 200, json: { playbookIds: [], created: 0, changed: 0, same: entriesIn(text).length } });
    const made = await post(JSON.stringify({ schemaVersion: 1, playbooks: [{ title: { en: `By REST ${randomUUID()}` }, priority: "high" }] }));
    expect(made.json).toMatchObject({ created: 1, changed: 0, same: 0 });
    const id = String(made.json.playbookIds[0]);
    const one = await call(`/playbooks/${id}/export`);
    expect(one.json.playbooks).toEqual([{ id: expect.any(String) as string, title: { en: expect.stringContaining("By REST") as string }, priority: "high", owner: {}, problems: [], steps: [] }]);
    expect((await call("/playbooks/999999/export")).status).toBe(404);
    expect((await post(text, keys.viewer)).status).toBe(403);
    const refused = await post('{"schemaVersion":1,"playbooks":[7,{"title":{}}]}');
    expect([refused.status, refused.json]).toEqual([
      400,
      {
        error: "playbooks_refused",
        message: "The file of playbooks was not taken: Playbook 1: it is no object with the fields of a playbook",
        details: { first: expect.any(String) as string, faults: ["Playbook 1: it is no object with the fields of a playbook", "Playbook 2: title is empty"] },
      },
    ]);
    expect((await post(" ".repeat(16_000_001))).status).toBe(413);
    const { rows } = await pool().query("select subject_kind as kind from audit_events where action = 'importPlaybooks' and subject_id = $1", [id]);
    expect(rows).toEqual([{ kind: "playbooks" }]);
    await (await analyst.api()).playbooks.delete({ playbookId: Number(id) });
  });
});
