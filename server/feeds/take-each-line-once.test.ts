import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFolderStorage } from "@/server/storage/folder-storage";
import type { Storage } from "@/server/storage/storage";
import { TestPlace } from "./test-place";

let folder: string;
let storage: Storage;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "feeds-"));
  storage = createFolderStorage(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Step = { kind: "append" | "late" | "rotate" | "copy-and-empty" | "empty" | "visit" | "half"; lines: number };

describe("over any course of things", () => {
  const step: fc.Arbitrary<Step> = fc.record({ kind: fc.constantFrom("append", "append", "late", "rotate", "copy-and-empty", "empty", "visit", "visit", "half"), lines: fc.integer({ min: 0, max: 90 }) });

  it.each([false, true])("each whole line is taken once, whether the place says sizes and times or not (silent: %s)", async (isSilent) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.integer({ min: 40, max: 5_000 }), async (steps, pieceBytes) => {
        const place = new TestPlace(storage);
        place.isSilent = isSilent;
        place.pieceBytes = pieceBytes;
        const course = new Course(place);
        for (const each of steps) await course.take(each);
        await course.end();
        expect(course.takenLines()).toEqual(course.writtenLines());
      }),
      { numRuns: 150 },
    );
  });
});

/** What a writer of logs does, and what the visits took of it. */
class Course {
  private written: string[] = [];
  private text = "";
  private number = 0;
  private half = "";

  constructor(private readonly place: TestPlace) {}

  async take({ kind, lines }: Step): Promise<void> {
    this.place.nowMs += 1_000;
    if (kind === "append") return this.append("app.log", lines);
    if (kind === "late") return this.append(`late-${String((this.number += 1))}.log`, lines);
    if (kind === "half") return this.writeHalf();
    if (kind === "visit") return this.visit();
    // A writer ends its line before its file is rotated; what is thrown away before a visit nobody has seen.
    this.append("app.log", 1);
    if (kind === "empty") await this.visit();
    else this.shift();
    if (kind === "copy-and-empty") this.place.write("app.log.1", this.place.files.get("app.log")?.content ?? "");
    if (kind === "rotate") this.place.move("app.log", "app.log.1");
    else this.place.write("app.log", "");
  }

  async end(): Promise<void> {
    this.append("app.log", 1);
    await this.visit();
  }

  takenLines(): string[] {
    return this.text.split("\n").slice(0, -1).sort();
  }

  writtenLines(): string[] {
    return [...this.written].sort();
  }

  private append(key: string, count: number): void {
    if (key !== "app.log") {
      this.written.push("started");
      this.place.append(key, "started\n");
    }
    for (let at = 0; at < count; at += 1) {
      const line = `${String((this.number += 1)).padStart(6, "0")} line`;
      const half = key === "app.log" ? this.half : "";
      if (half !== "") this.half = "";
      this.written.push(half + line);
      this.place.append(key, `${line}\n`);
    }
  }

  private writeHalf(): void {
    const half = `half ${String((this.number += 1))} `;
    this.half += half;
    this.place.append("app.log", half);
  }

  private shift(): void {
    for (let at = 8; at > 0; at -= 1) this.place.move(`app.log.${String(at)}`, `app.log.${String(at + 1)}`);
  }

  private async visit(): Promise<void> {
    for (const text of Object.values(await this.place.visit({ afterSeconds: 1 }))) this.text += text;
  }
}
