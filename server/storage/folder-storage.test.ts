import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "./test-storages";

describe("a storage in a folder", () => {
  it("goes on reading the file it opened, whatever stands under its name by now", async () => {
    const { storage } = await temporaryFolder();
    await storage.write("a.log", Buffer.from("0123456789"));
    const source = await storage.open("a.log");
    if (source === null) throw new Error("not there");
    await storage.write("a.log", Buffer.from("another one"));
    expect((await buffer(source.stream(2, 5))).toString()).toBe("234");
    await storage.remove("a.log");
    for await (const piece of source.stream()) {
      expect(piece.toString()).toBe("0123456789");
      break;
    }
    expect((await buffer(source.stream())).toString()).toBe("0123456789");
    await source.close();
  });

  it("follows no link out of its folder", async () => {
    const { storage, root } = await temporaryFolder();
    await mkdir(root, { recursive: true });
    await writeFile(join(root, "..", "secret"), "outside");
    await symlink(join(root, "..", "secret"), join(root, "link"));
    expect([await storage.open("link"), await storage.find("link")]).toEqual([null, null]);
  });
});
