import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type S3Server, startS3Server } from "@/tests/support/s3-server";
import { deleteObjects, listPages } from "./listing";
import { getObject, headObject, putObject } from "./objects";
import { connectS3, type S3Options } from "./s3-connection";
import type { S3Bucket } from "./s3-bucket";
import { S3Error } from "./s3-error";

let s3: S3Server;
beforeAll(async () => {
  s3 = await startS3Server();
});
afterAll(() => s3.close());
afterEach(() => {
  Object.assign(s3, { disturb: null, isPublic: false, aheadMs: 0, seen: [] });
  s3.bucket.objects.clear();
});

function connect(changes: Partial<S3Bucket> = {}, options: S3Options = { pauses: [1, 1] }) {
  const { S3_ENDPOINT: endpoint, S3_REGION: region, S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = s3.settings;
  return connectS3({ endpoint, region, bucket, pathStyle: true, credentials: { accessKeyId, secretAccessKey }, ...changes }, options);
}

/** Nobody listens there. */
const NOWHERE = "http://127.0.0.1:1";
const SECRET = "secret/of+the=test";

describe("a bucket", () => {
  it("takes keys of any characters, one by one and in lists", async () => {
    const keys = ["plain", "a b/c+d%2F&e=f?#", "Журнал/ночь.log", "it's (1)!*~", "a/../b/./c", "<x>&amp;", " spaces ", "tab\tand\nline"];
    const connection = connect();
    for (const key of keys) await putObject(connection, key, Buffer.from(key));
    expect([...s3.bucket.objects.keys()]).toEqual(keys);
    for (const key of keys) expect((await getObject(connection, key, { start: 0, end: 100 }))?.content.toString()).toBe(key);
    const listed = [];
    for await (const { objects } of listPages(connection, { prefix: "" })) listed.push(...objects);
    expect(listed.map(({ key }) => key).sort()).toEqual(keys.toSorted());
    expect(listed.every(({ key, bytes }) => bytes === Buffer.byteLength(key))).toBe(true);
    await deleteObjects(connection, keys);
    expect(s3.bucket.objects.size).toBe(0);
  });

  it("is listed to its end, a page at a time", async () => {
    const object = { content: Buffer.from("x"), etag: `"&"`, modifiedAt: new Date("2026-01-02T03:04:05Z"), metadata: {} };
    for (let at = 0; at < 2_345; at++) s3.bucket.objects.set(`day/${String(at).padStart(5, "0")}`, object);
    const pages = [];
    for await (const page of listPages(connect(), { prefix: "day/" })) pages.push(page);
    expect(pages.map(({ objects }) => objects.length)).toEqual([1_000, 1_000, 345]);
    expect(pages[2]?.objects.at(-1)).toEqual({ key: "day/02344", bytes: 1, modifiedAt: object.modifiedAt });
  });

  it("may be named in the host", async () => {
    const lookup: NonNullable<S3Options["lookup"]> = (_host, { all }, callback) => (all === true ? callback(null, [{ address: "127.0.0.1", family: 4 }]) : callback(null, "127.0.0.1", 4));
    const connection = connect({ pathStyle: false, endpoint: s3.endpoint.replace("127.0.0.1", "s3.example.org") }, { lookup });
    await putObject(connection, "a b", Buffer.from("abc"));
    expect((await headObject(connection, "a b"))?.bytes).toBe(3);
    await expect(putObject(connect({ bucket: "other", pathStyle: false, endpoint: s3.endpoint.replace("127.0.0.1", "s3.example.org") }, { lookup }), "a", Buffer.from("abc"))).rejects.toMatchObject({ code: "s3-bucket-missing" });
  });

  it("that everybody may read needs no key", async () => {
    await putObject(connect(), "a", Buffer.from("abc"));
    await expect(getObject(connect({ credentials: null }), "a", { start: 0, end: 9 })).rejects.toMatchObject({ code: "s3-denied" });
    s3.isPublic = true;
    expect((await getObject(connect({ credentials: null }), "a", { start: 1, end: 9 }))?.content.toString()).toBe("bc");
  });
});

describe("what keeps a bucket from answering", () => {
  const wrong: [code: string, params: object, changes: Partial<S3Bucket>][] = [
    ["s3-key-wrong", { bucket: "logs" }, { credentials: { accessKeyId: "AKIAOTHER", secretAccessKey: SECRET } }],
    ["s3-key-wrong", { bucket: "logs" }, { credentials: { accessKeyId: "AKIATEST", secretAccessKey: "another" } }],
    ["s3-bucket-missing", { bucket: "nope" }, { bucket: "nope" }],
    ["s3-region-wrong", { region: "test-2", expected: "test-1" }, { region: "test-2" }],
    ["s3-unreachable", { host: "127.0.0.1:1", detail: "ECONNREFUSED" }, { endpoint: NOWHERE }],
  ];

  it.each(wrong)("is told: %s %j", async (code, params, changes) => {
    await expect(getObject(connect(changes), "a", { last: 10 })).rejects.toMatchObject({ reason: { code, params }, code });
  });

  it("may be a clock, a missing right, a full bucket, or what nobody foresaw", async () => {
    s3.aheadMs = 16 * 60_000;
    await expect(putObject(connect(), "a", Buffer.from("abc"))).rejects.toMatchObject({ code: "s3-clock-wrong" });
    s3.aheadMs = 0;
    for (const [status, name, code] of [[403, "AccessDenied", "s3-denied"], [507, "XMinioStorageFull", "s3-full"], [400, "Strange", "s3-refused"]] as const) {
      s3.disturb = () => ({ status, code: name });
      await expect(putObject(connect(), "a", Buffer.from("abc"))).rejects.toMatchObject({ code });
    }
  });

  it("never shows the secret", async () => {
    for (const [, , changes] of wrong) {
      const error = await getObject(connect({ ...changes }), "a", { last: 10 }).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(S3Error);
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(SECRET);
    }
  });

  it("is tried again where it passes: a busy server, a connection that broke", async () => {
    let times = 0;
    s3.disturb = () => (++times === 1 ? { status: 503, code: "SlowDown" } : times === 2 ? "break" : undefined);
    await putObject(connect(), "a", Buffer.from("abc"));
    expect([times, s3.bucket.objects.get("a")?.content.toString()]).toEqual([3, "abc"]);
    s3.disturb = () => ({ status: 500, code: "InternalError" });
    s3.seen.length = 0;
    await expect(headObject(connect(), "a")).rejects.toMatchObject({ reason: { code: "s3-refused", params: { detail: "HTTP 500" } } });
    expect(s3.seen.length).toBe(3);
  });
});
