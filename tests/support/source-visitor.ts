import { writeFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { extract } from "tar-stream";
import { pool } from "@/server/db/client";
import { visitFeed } from "@/server/services/visit-feed";
import { defaultStorage } from "@/server/storage/default-storage";
import { newPerson, type TestPerson } from "./new-person";
import { makeFolder } from "./test-folders";

type Settings = Parameters<Awaited<ReturnType<TestPerson["api"]>>["sources"]["create"]>[0];

/** What the runs of a test's sources are made with. */
export const SOURCE_OPTIONS = { retain: "all", timeZone: "UTC", locale: "en" } as const;

/** A log line; each number another. */
export const numberedLine = (number: number): string => `2025-10-06T08:59:${String(number % 60).padStart(2, "0")} ERROR os: Disk ${String(number)} failed\n`;

/** Sources that a test makes and visits, and what comes of it. */
export async function sourceVisitor() {
  const admin = await newPerson("admin");
  let names = 0;

  async function newSource(config: Settings["config"], more: Partial<Settings> = {}): Promise<number> {
    return (await (await admin.api()).sources.create({ name: `visited ${String(admin.userId)}.${String((names += 1))}`, config, ...SOURCE_OPTIONS, ...more })).sourceId;
  }

  return {
    admin,
    newSource,

    /** A folder with logs in it and a source that reads it. */
    async folderSource(files: Record<string, string | Buffer>, { schedule = null, ...config }: { existing?: "skip"; include?: string[]; schedule?: string | null } = {}): Promise<{ sourceId: number; folder: string }> {
      const folder = await makeFolder("feed");
      for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
      return { folder, sourceId: await newSource({ kind: "folder", folder, ...config }, { schedule }) };
    },

    visit: (sourceId: number) => visitFeed(sourceId, () => false),

    visitsOf: async (sourceId: number) => (await admin.api()).sources.visits({ sourceId, limit: 50 }),

    /** What is in the inputs of a source's runs, run by run, by path. */
    async inputsOf(sourceId: number): Promise<Record<string, string>[]> {
      const { rows } = await pool().query<{ key: string }>("select u.storage_key as key from runs r join feed_visits v on v.id = r.visit_id join uploads u on u.id = r.upload_id where v.feed_id = $1 order by r.id", [sourceId]);
      return Promise.all(rows.map(({ key }) => filesOfTar(key)));
    },

    async removeAll(): Promise<void> {
      await pool().query("delete from runs where visit_id in (select v.id from feed_visits v join feeds f on f.id = v.feed_id where f.created_by_id = $1)", [admin.userId]);
      await pool().query("select graphile_worker.remove_job('visit-feed:' || id) from feeds where created_by_id = $1", [admin.userId]);
      await pool().query("delete from feeds where created_by_id = $1", [admin.userId]);
    },
  };
}

async function filesOfTar(key: string): Promise<Record<string, string>> {
  const source = await defaultStorage().open(key);
  if (source === null) throw new Error("no upload");
  const files: Record<string, string> = {};
  const tar = extract();
  tar.end(await source.read(0, source.bytes));
  for await (const entry of tar) files[entry.header.name] = await text(entry);
  await source.close();
  return files;
}
