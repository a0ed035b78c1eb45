import { describe, expect, it } from "vitest";
import { PageCache } from "./page-cache";
import { bufferSource } from "./test-journal";

const PAGE_BYTES = 256 * 1024;

describe("a page cache", () => {
  /** Of which each four bytes are others. */
  const content = Buffer.from(Uint32Array.from({ length: 15 * PAGE_BYTES - 2 }, (_, index) => index).buffer);

  it("has at hand what was read before, and around it", async () => {
    const source = bufferSource(content);
    const pages = new PageCache(source);
    expect(pages.held(1_000, 16)).toBeNull();
    expect(await pages.read(1_000, 16)).toEqual(content.subarray(1_000, 1_016));
    expect(pages.held(0, 500)).toEqual(content.subarray(0, 500));
    expect(pages.held(PAGE_BYTES - 4, 4)).toEqual(content.subarray(PAGE_BYTES - 4, PAGE_BYTES));
    expect(pages.held(PAGE_BYTES - 4, 8)).toBeNull();
    expect(source.reads).toHaveLength(1);
  });

  it("joins what lies in two pages, also where the first would be the next to go", async () => {
    const pages = new PageCache(bufferSource(content));
    for (const page of [47, ...Array(47).keys()]) await pages.read(page * PAGE_BYTES, 4);
    const at = 48 * PAGE_BYTES - 100;
    expect(await pages.read(at, 200)).toEqual(content.subarray(at, at + 200));
    expect(pages.held(at, 200)).toEqual(content.subarray(at, at + 200));
  });

  it("forgets the pages that were used longest ago", async () => {
    const source = bufferSource(content);
    const pages = new PageCache(source);
    for (let page = 0; page < 60; page += 1) await pages.read(page * PAGE_BYTES, 4);
    expect(pages.held(0, 4)).toBeNull();
    expect(pages.held(59 * PAGE_BYTES, 4)).not.toBeNull();
    expect(source.reads).toHaveLength(60);
  });

  it("has less at the end, and nothing behind it", async () => {
    const pages = new PageCache(bufferSource(content));
    expect(await pages.read(content.length - 6, 100)).toEqual(content.subarray(-6));
    expect(pages.held(content.length - 6, 100)).toEqual(content.subarray(-6));
    for (const at of [content.length, content.length + 1_000, 2 ** 60]) {
      expect(pages.held(at, 16)).toHaveLength(0);
      expect(await pages.read(at, 16)).toHaveLength(0);
    }
  });

  it("does not keep what is larger than a page", async () => {
    const source = bufferSource(content);
    const pages = new PageCache(source);
    expect(await pages.read(8, 3 * PAGE_BYTES)).toSatisfy((read: Buffer) => read.equals(content.subarray(8, 8 + 3 * PAGE_BYTES)));
    expect(pages.held(8, 4)).toBeNull();
    expect(source.reads).toHaveLength(1);
  });
});
