import { describe, expect, it } from "vitest";
import { MB, numbered, readText, withBucket } from "./test-storages";

const temporaryBucket = withBucket();

describe("a storage in a bucket", () => {
  it("never mixes an object with the one that took its place", async () => {
    const { storage } = await temporaryBucket();
    await storage.write("a.log", numbered(MB));
    const source = await storage.open("a.log");
    await storage.write("a.log", Buffer.alloc(MB, "x"));
    await expect(source?.read(0, 10)).rejects.toMatchObject({ code: "s3-object-changed" });
    await storage.remove("a.log");
    await expect(source?.read(0, 10)).rejects.toMatchObject({ code: "s3-object-missing" });
  });

  it("lets one of two writers at the same offset through", async () => {
    const { storage: one, another } = await temporaryBucket();
    const other = another();
    for (let offset = 0; offset < 50; offset += 5) {
      const outcomes = await Promise.all([one.append("uploads/1", offset, Buffer.from("first")), other.append("uploads/1", offset, Buffer.from("other"))]);
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["appended", "wrong-offset"]);
      expect(new Set(outcomes.map(({ bytes }) => bytes))).toEqual(new Set([offset + 5]));
    }
    expect(await readText(one, "uploads/1")).toMatch(/^(first|other){10}$/);
  });

  it("stops a writer that another one has overtaken", async () => {
    const { storage } = await temporaryBucket();
    const content = numbered(24 * MB);
    async function* overtaken(): AsyncGenerator<Buffer> {
      yield content.subarray(0, 8 * MB);
      expect((await storage.append("uploads/1", 8 * MB, Buffer.from("later"))).kind).toBe("appended");
      yield content.subarray(8 * MB);
    }
    expect(await storage.append("uploads/1", 0, overtaken())).toEqual({ kind: "wrong-offset", bytes: 8 * MB + 5 });
    expect((await storage.find("uploads/1"))?.bytes).toBe(8 * MB + 5);
  });

  it("knows its own piece where the answer to it was lost", async () => {
    const { s3, storage } = await temporaryBucket();
    let isLost = false;
    s3.disturb = ({ method }) => {
      if (method !== "PUT" || isLost) return undefined;
      isLost = true;
      return "break-after";
    };
    expect(await storage.append("uploads/1", 0, Buffer.from("abc"))).toEqual({ kind: "appended", bytes: 3 });
    expect([isLost, await readText(storage, "uploads/1")]).toEqual([true, "abc"]);
  });

  it("appends to an upload of thousands of pieces without looking through all of them", async () => {
    const { s3, storage, prefix } = await temporaryBucket();
    const piece = { content: Buffer.alloc(8 * MB), etag: "", modifiedAt: new Date(), metadata: {} };
    const count = 2_500;
    for (let at = 0; at < count; at++) s3.bucket.objects.set(`${prefix}/uploads/1/.at-${String(at * 8 * MB).padStart(15, "0")}`, piece);
    s3.seen.length = 0;
    expect(await storage.append("uploads/1", count * 8 * MB, Buffer.from("end"))).toEqual({ kind: "appended", bytes: count * 8 * MB + 3 });
    expect(s3.seen.map(({ method }) => method).sort()).toEqual(["GET", "HEAD", "PUT"]);
    expect(await storage.append("uploads/1", 8 * MB, Buffer.from("no"))).toEqual({ kind: "wrong-offset", bytes: count * 8 * MB + 3 });
    await storage.remove("uploads/1");
    expect([...s3.bucket.objects.keys()].filter((key) => key.startsWith(`${prefix}/`))).toEqual([]);
  });

  it("reads a small object with one request, and little things of a large one with few", async () => {
    const { s3, storage } = await temporaryBucket();
    await storage.write("small", numbered(60_000));
    await storage.write("large", numbered(3 * MB));
    s3.seen.length = 0;
    const small = await storage.open("small");
    await small?.read(0, 60_000);
    expect(s3.seen.length).toBe(1);
    const large = await storage.open("large");
    for (const at of [3 * MB - 16, 3 * MB - 900, MB, MB + 30, MB + 5_000]) await large?.read(at, 500);
    expect(s3.seen.length).toBe(3);
  });

  it("throws away uploads that nobody ended, and those alone", async () => {
    const { s3, storage, prefix, unfinished } = await temporaryBucket();
    const hour = 3_600_000;
    const ago = (hours: number): Date => new Date(Date.now() - hours * hour);
    const part = { content: Buffer.from("x"), etag: "", modifiedAt: new Date() };
    s3.bucket.uploads.set("old", { key: `${prefix}/old`, begunAt: ago(8), parts: new Map([[1, { ...part, modifiedAt: ago(7) }]]) });
    s3.bucket.uploads.set("long", { key: `${prefix}/long`, begunAt: ago(8), parts: new Map([...Array(1_500).keys()].map((number) => [number + 1, { ...part, modifiedAt: number === 1_499 ? new Date() : ago(7) }])) });
    s3.bucket.uploads.set("other", { key: "elsewhere/old", begunAt: ago(8), parts: new Map() });
    s3.bucket.uploads.set("new", { key: `${prefix}/new`, begunAt: ago(1), parts: new Map() });
    expect(await storage.removeUnfinished(ago(6))).toBe(1);
    expect((await unfinished()).sort()).toEqual([`${prefix}/long`, `${prefix}/new`]);
    expect(s3.bucket.uploads.has("other")).toBe(true);
  });
});
