import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { closeDatabase, pool } from "@/server/db/client";
import { migrate } from "@/server/db/migrate";
import { findVectors, inEmbeddingTurn, keepVectors } from "@/server/db/vectors";
import { textHash } from "@/server/domain/embed/text-hash";
import { getModel } from "@/server/embedding/models";
import { type Embedder, openEmbedder } from "@/server/embedding/open-embedder";
import { overrideEnv } from "@/server/env";
import { removeJobs } from "@/server/queue/jobs";
import { migrateQueue } from "@/server/queue/worker-pool";
import { createRun } from "@/server/services/create-run";
import { embedAhead } from "@/server/services/embed-ahead";
import { loadRevision } from "@/server/services/knowledge-revisions";
import { knownTexts } from "@/server/services/known-texts";
import { seed } from "@/server/services/seed-knowledge";
import { wordVectors } from "@/server/services/word-vectors";
import { CHECKOUT } from "../support/checkout";

const SCRATCH = "embedded_ahead";
const MODEL = getModel("light");

/** An installation that was just seeded, without the vectors that come with the product: in a database of its own. */
const ownUrl = process.env.DATABASE_URL ?? "";
let owner: pg.Client;
let embedder: Embedder;

beforeAll(async () => {
  owner = new pg.Client({ connectionString: ownUrl });
  await owner.connect();
  await owner.query(`create database ${SCRATCH}`);
  const url = new URL(ownUrl);
  url.pathname = `/${SCRATCH}`;
  await closeDatabase();
  overrideEnv({ DATABASE_URL: url.href });
  await migrate(url.href, `${CHECKOUT}/prisma`);
  await migrateQueue(pool());
  await seed();
  await pool().query("delete from embeddings");
  const opening = await openEmbedder(MODEL);
  if (opening.kind !== "open") throw new Error(opening.kind);
  ({ embedder } = opening);
});

afterAll(async () => {
  await closeDatabase();
  overrideEnv({ DATABASE_URL: ownUrl });
  await owner.query(`drop database ${SCRATCH} with (force)`);
  await owner.end();
});

afterEach(() => vi.restoreAllMocks());

/** The texts that the model is given from now on. */
function embeddedTexts(): () => string[] {
  const spy = vi.spyOn(embedder, "embed");
  return () => spy.mock.calls.flatMap(([texts]) => texts);
}

async function jobs(): Promise<{ key: string; priority: number }[]> {
  return (await pool().query<{ key: string; priority: number }>("select key, priority from graphile_worker.jobs where task_identifier = 'embed-revision'")).rows;
}

describe("the knowledge an installation begins with", () => {
  let revisionId: number;
  const ahead = (isStopping = false) => embedAhead(revisionId, () => isStopping);

  it("is to be embedded as soon as it is there, after everything else, once", async () => {
    const { rows } = await pool().query<{ id: number }>("select id from knowledge_base_revisions");
    revisionId = rows[0]?.id ?? 0;
    expect(await jobs()).toEqual([{ key: `embed-revision:${String(revisionId)}`, priority: 10 }]);
    await seed();
    expect((await jobs()).length).toBe(1);
    // Those that are missing are there again: from here on it is as with a knowledge base that a person has made.
    expect((await pool().query("delete from embeddings")).rowCount).toBeGreaterThan(1_000);
  });

  it("waits for a run at work, for one that has just ended, and while workers have just come up", async () => {
    const given = embeddedTexts();
    const created = await createRun({ source: { kind: "sample" }, model: "light", retain: "all", timeZone: "UTC", locale: "en", createdById: null });
    if (created.kind !== "created") throw new Error(created.reason.code);
    expect(await ahead()).toBe("put-off");
    await removeJobs(pool(), created.runId);
    await pool().query("update runs set status = 'completed', finished_at = now()");
    expect(await ahead()).toBe("put-off");
    await pool().query("delete from runs");
    const { rows } = await pool().query<{ id: string }>("insert into worker_processes (id, host, pid, concurrency) values (gen_random_uuid(), 'here', 1, 1) returning id");
    expect(await ahead()).toBe("put-off");
    await pool().query("delete from worker_processes where id = $1", [rows[0]?.id]);
    expect(given()).toEqual([]);
  });

  it("is left for later by a worker that stops", async () => {
    const given = embeddedTexts();
    expect(await ahead(true)).toBe("more");
    expect(given()).toEqual([]);
  });

  it("is embedded each text once, however many are at it, and a run finds it there", async () => {
    const given = embeddedTexts();
    const revision = await loadRevision(revisionId);
    const untilDone = async (): Promise<void> => {
      while ((await ahead()) !== "done");
    };
    await Promise.all([untilDone(), knownTexts(MODEL, revision), wordVectors(MODEL, revision, [])]);
    const texts = given();
    expect(texts.length).toBeGreaterThan(1_000);
    expect(new Set(texts).size).toBe(texts.length);

    await knownTexts(MODEL, { ...revision });
    await wordVectors(MODEL, revision, []);
    await untilDone();
    expect(given().length).toBe(texts.length);
  }, 120_000);
});

it("who was stopped in the middle of it is not waited for", async () => {
  const patience = 200;
  const told: boolean[] = [];
  await inEmbeddingTurn("a model", async () => {
    await inEmbeddingTurn("another model", (_client, hasTurn) => Promise.resolve(told.push(hasTurn)), patience);
    const row = { hash: textHash("said by nobody"), vector: Buffer.alloc(4) };
    await inEmbeddingTurn("a model", async (client, hasTurn) => {
      told.push(hasTurn);
      await keepVectors(client, "a model", [row]);
    }, patience);
    expect(await findVectors(pool(), "a model", [row.hash])).toEqual(new Map([[row.hash.toString("hex"), row.vector]]));
  });
  expect(told).toEqual([true, false]);
});
