import { buffer } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { type Driven, inPieces, MB, numbered, readText, temporaryFolder, withBucket } from "./test-storages";

const temporaryBucket = withBucket();

describe.each([["a folder", temporaryFolder], ["a bucket", temporaryBucket]] as const)("a storage in %s", (_, temporary: () => Promise<Driven>) => {
  it("writes and replaces objects, and reads any range of them", async () => {
    const { storage } = await temporary();
    expect(await storage.write("runs/1/a.txt", Buffer.from("old"))).toBe(3);
    expect(await storage.write("runs/1/a.txt", Buffer.from("0123456789"))).toBe(10);
    const source = await storage.open("runs/1/a.txt");
    if (source === null) throw new Error("not there");
    expect((await source.read(2, 3)).toString()).toBe("234");
    expect((await source.read(8, 100)).toString()).toBe("89");
    expect((await source.read(50, 1)).length).toBe(0);
    expect((await buffer(source.stream(4, 7))).toString()).toBe("456");
    expect((await buffer(source.stream(4, 4))).length).toBe(0);
    await source.close();
  });

  it("shows nothing of an object whose writing broke, and leaves nothing behind", async () => {
    const { storage, unfinished } = await temporary();
    await storage.write("a.txt", Buffer.from("whole"));
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from("half");
      expect(await readText(storage, "a.txt")).toBe("whole");
      throw new Error("gone");
    }
    await expect(storage.write("a.txt", broken())).rejects.toThrow("gone");
    expect(await readText(storage, "a.txt")).toBe("whole");
    expect(await unfinished()).toEqual([]);
  });

  it("leaves nothing of an object that broke before its first byte", async () => {
    const { storage, unfinished } = await temporary();
    async function* broken(): AsyncGenerator<Buffer> {
      throw new Error("gone");
    }
    // Many: whether its file is made before it is removed was a matter of chance once.
    for (let time = 0; time < 200; time++) await expect(storage.write("a.txt", broken())).rejects.toThrow("gone");
    expect(await unfinished()).toEqual([]);
  });

  it("appends only where the end is", async () => {
    const { storage } = await temporary();
    expect(await storage.append("uploads/1", 0, Buffer.from("abc"))).toEqual({ kind: "appended", bytes: 3 });
    expect(await storage.append("uploads/1", 3, Buffer.from("def"))).toEqual({ kind: "appended", bytes: 6 });
    expect(await storage.append("uploads/1", 3, Buffer.from("xyz"))).toEqual({ kind: "wrong-offset", bytes: 6 });
    expect(await storage.append("uploads/1", 0, Buffer.from("xyz"))).toEqual({ kind: "wrong-offset", bytes: 6 });
    expect(await storage.append("uploads/2", 5, Buffer.from("xyz"))).toEqual({ kind: "wrong-offset", bytes: 0 });
    expect(await readText(storage, "uploads/1")).toBe("abcdef");
    expect(await storage.find("uploads/2")).toBeNull();
  });

  it("measures and removes a tree", async () => {
    const { storage } = await temporary();
    await storage.write("runs/1/a", Buffer.from("12"));
    await storage.write("runs/1/b/c", Buffer.from("345"));
    await storage.write("runs/11/a", Buffer.from("6"));
    expect([await storage.size("runs/1"), await storage.size("runs"), await storage.size("none")]).toEqual([5, 6, 0]);
    await storage.remove("runs/1");
    await storage.remove("none");
    expect([await storage.size("runs/1"), await storage.size("runs/11")]).toEqual([0, 1]);
    expect([await storage.find("runs/1"), (await storage.find("runs/11/a"))?.bytes, await storage.open("runs/11")]).toEqual([null, 1, null]);
  });

  it.each(["", "/etc/passwd", "../x", "a/../../x", "a//b", "a/./b", ".unfinished/x", "a\\b", "a\0b", "C:/x", "a/", "x".repeat(600)])("takes no key such as %j", async (key) => {
    const { storage } = await temporary();
    await expect((async () => storage.write(key, Buffer.from("x")))()).rejects.toThrow("Not a storage key");
    await expect((async () => storage.remove(key))()).rejects.toThrow("Not a storage key");
  });

  it("takes large objects as they come and reads them back", async () => {
    const { storage, unfinished } = await temporary();
    const content = numbered(20 * MB + 12);
    expect(await storage.write("runs/1/large", inPieces(content, 100_000))).toBe(content.length);
    expect(await storage.write("runs/1/buffer", content)).toBe(content.length);
    expect(await storage.size("runs/1")).toBe(2 * content.length);
    const source = await storage.open("runs/1/large");
    if (source === null) throw new Error("not there");
    expect(source.bytes).toBe(content.length);
    expect((await buffer(source.stream())).equals(content)).toBe(true);
    for (const [start, length] of [[content.length - 20, 100], [8 * MB - 3, 7], [0, 5 * MB], [12 * MB, 60], [12 * MB + 60, 60]] as const) {
      expect((await source.read(start, length)).equals(content.subarray(start, start + length))).toBe(true);
    }
    await source.close();
    expect(await unfinished()).toEqual([]);
  });

  it("shows nothing of a large object whose writing broke", async () => {
    const { storage, unfinished } = await temporary();
    async function* broken(): AsyncGenerator<Buffer> {
      yield* inPieces(numbered(20 * MB), MB);
      expect(await storage.find("large")).toBeNull();
      throw new Error("gone");
    }
    await expect(storage.write("large", broken())).rejects.toThrow("gone");
    expect([await storage.find("large"), await unfinished()]).toEqual([null, []]);
  });

  it("keeps an empty object", async () => {
    const { storage } = await temporary();
    expect(await storage.write("empty", Buffer.alloc(0))).toBe(0);
    expect([(await storage.find("empty"))?.bytes, await readText(storage, "empty")]).toEqual([0, ""]);
  });

  it("appends large pieces, to what was written whole as well, and reads all as one", async () => {
    const { storage } = await temporary();
    const content = numbered(20 * MB + 4);
    await storage.write("uploads/1", content.subarray(0, 100));
    expect(await storage.append("uploads/1", 99, content.subarray(99))).toEqual({ kind: "wrong-offset", bytes: 100 });
    expect(await storage.append("uploads/1", 100, inPieces(content.subarray(100, 17 * MB), 70_000))).toEqual({ kind: "appended", bytes: 17 * MB });
    expect(await storage.append("uploads/1", 17 * MB, content.subarray(17 * MB))).toEqual({ kind: "appended", bytes: content.length });
    expect([(await storage.find("uploads/1"))?.bytes, await storage.size("uploads"), await storage.list("uploads")]).toEqual([content.length, content.length, ["1"]]);
    const source = await storage.open("uploads/1");
    if (source === null) throw new Error("not there");
    expect(source.bytes).toBe(content.length);
    expect((await buffer(source.stream())).equals(content)).toBe(true);
    expect((await source.read(90, 20)).equals(content.subarray(90, 110))).toBe(true);
    await source.close();
  });

  it("keeps what has arrived of an appended piece that breaks off", async () => {
    const { storage } = await temporary();
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from("abc");
      yield Buffer.from("def");
      throw new Error("gone");
    }
    await expect(storage.append("uploads/1", 0, broken())).rejects.toThrow("gone");
    expect((await storage.find("uploads/1"))?.bytes).toBe(6);
    expect(await storage.append("uploads/1", 6, Buffer.from("ghi"))).toEqual({ kind: "appended", bytes: 9 });
    expect(await readText(storage, "uploads/1")).toBe("abcdefghi");
  });

  it("replaces an object that grew by one that is written whole", async () => {
    const { storage } = await temporary();
    await storage.append("uploads/1", 0, Buffer.from("abc"));
    await storage.append("uploads/1", 3, Buffer.from("def"));
    await storage.write("uploads/1", Buffer.from("xyz"));
    expect([await readText(storage, "uploads/1"), (await storage.find("uploads/1"))?.bytes]).toEqual(["xyz", 3]);
    expect(await storage.append("uploads/1", 6, Buffer.from("!"))).toEqual({ kind: "wrong-offset", bytes: 3 });
    expect(await storage.append("uploads/1", 3, Buffer.from("!"))).toEqual({ kind: "appended", bytes: 4 });
    expect(await readText(storage, "uploads/1")).toBe("xyz!");
    await storage.remove("uploads/1");
    expect([await storage.find("uploads/1"), await storage.size("uploads"), await storage.list("uploads")]).toEqual([null, 0, []]);
  });

  it("lists the names right below a prefix", async () => {
    const { storage } = await temporary();
    for (const key of ["runs/2/a", "runs/10/b/c", "runs/10/d", "other"]) await storage.write(key, Buffer.from("x"));
    expect([(await storage.list("runs")).sort(), (await storage.list("runs/10")).sort(), await storage.list("none")]).toEqual([["10", "2"], ["b", "d"], []]);
  });
});
