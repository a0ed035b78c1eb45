import { buffer } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type S3Server, startS3Server } from "@/tests/support/s3-server";
import { feedConfigSchema } from "./feed-config";
import { FeedError, type FeedObject, type FeedReader } from "./feed-reader";
import { createS3Reader } from "./s3-reader";

let s3: S3Server;
beforeAll(async () => {
  s3 = await startS3Server();
});
afterAll(() => s3.close());
afterEach(() => {
  Object.assign(s3, { disturb: null, isPublic: false, seen: [] });
  s3.bucket.objects.clear();
});

const MODIFIED = new Date("2026-03-01T10:00:00Z");

function put(files: Record<string, string | Buffer>): void {
  for (const [key, content] of Object.entries(files)) s3.bucket.objects.set(key, { content: Buffer.from(content), etag: `"${key}-${String(s3.bucket.objects.size)}"`, modifiedAt: MODIFIED, metadata: {} });
}

function reader(changes: Record<string, unknown> = {}, secret: string | null = s3.settings.S3_SECRET_ACCESS_KEY): FeedReader {
  const { S3_ENDPOINT: endpoint, S3_REGION: region, S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId } = s3.settings;
  const config = feedConfigSchema.parse({ kind: "s3", endpoint, region, bucket, accessKeyId, pathStyle: true, ...changes });
  if (config.kind !== "s3") throw new Error(config.kind);
  return createS3Reader(config, secret);
}

async function listed(feed: FeedReader): Promise<FeedObject[]> {
  const objects: FeedObject[] = [];
  for await (const object of feed.list()) objects.push(object);
  return objects;
}

const text = async (content: AsyncIterable<Buffer>): Promise<string> => (await buffer(content)).toString();

describe("a bucket as a place of logs", () => {
  it("has the objects below its prefix, by their names there", async () => {
    put({ "app/x.log": "12345", "app/old/ночь 1.log": "1", "app/": "", "app/old/": "", "app-2/z.log": "1", "other.log": "1" });
    expect(await listed(reader({ prefix: "app" }))).toEqual([
      { key: "old/ночь 1.log", bytes: 1, modifiedAt: MODIFIED },
      { key: "x.log", bytes: 5, modifiedAt: MODIFIED },
    ]);
    expect((await listed(reader({ prefix: "/app/" }))).map(({ key }) => key)).toEqual(["old/ночь 1.log", "x.log"]);
    expect((await listed(reader())).map(({ key }) => key)).toEqual(["app-2/z.log", "app/old/ночь 1.log", "app/x.log", "other.log"]);
  });

  it("gives any range of an object, and less where it is shorter", async () => {
    put({ "app/x.log": "0123456789" });
    const feed = reader({ prefix: "app" });
    expect(await Promise.all([text(feed.read("x.log", 0)), text(feed.read("x.log", 3, 6)), text(feed.read("x.log", 8, 100)), text(feed.read("x.log", 10)), text(feed.read("x.log", 50, 60)), text(feed.read("x.log", 4, 4))])).toEqual(["0123456789", "345", "89", "", "", ""]);
    await feed.close();
  });

  it("gives a large one in pieces, whole", async () => {
    const content = Buffer.alloc(11_000_001, "0123456789");
    put({ large: content });
    expect((await buffer(reader().read("large", 0))).equals(content)).toBe(true);
    expect((await buffer(reader().read("large", 7, 9_000_000))).equals(content.subarray(7, 9_000_000))).toBe(true);
    s3.seen.length = 0;
    for await (const piece of reader().read("large", 100, 10_000_000)) {
      expect(piece.toString().slice(0, 3)).toBe("012");
      break;
    }
    expect(s3.seen.length).toBe(1);
  });

  it("never mixes an object with the one that took its place", async () => {
    put({ large: Buffer.alloc(3_000_000, "a") });
    const read = async (): Promise<void> => {
      for await (const _ of reader().read("large", 0)) put({ large: Buffer.alloc(3_000_000, "b") });
    };
    await expect(read()).rejects.toMatchObject({ reason: { code: "s3-object-changed", params: { bucket: "logs" } } });
  });

  it("may be one that everybody reads", async () => {
    put({ "x.log": "abc" });
    s3.isPublic = true;
    const feed = reader({ accessKeyId: null }, null);
    expect([(await listed(feed)).map(({ key }) => key), await text(feed.read("x.log", 0))]).toEqual([["x.log"], "abc"]);
  });

  it("says why it cannot be read", async () => {
    const refused: [feed: FeedReader, code: string][] = [
      [reader({}, "another"), "s3-key-wrong"],
      [reader({ bucket: "nope" }), "s3-bucket-missing"],
      [reader({ region: "test-2" }), "s3-region-wrong"],
    ];
    for (const [feed, code] of refused) await expect(listed(feed)).rejects.toMatchObject({ reason: { code } });
    const missing = text(reader().read("nope.log", 0));
    await expect(missing).rejects.toBeInstanceOf(FeedError);
    await expect(missing).rejects.toMatchObject({ reason: { code: "feed-file-gone", params: { file: "nope.log" } } });
  });
});
