import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { DEFAULT_EXTRACT_LIMITS, type ExtractLimits } from "@/server/domain/extract/extract-limits";
import type { Refused } from "@/server/domain/extract/extract-reason";
import { checkInput } from "../check-input";
import type { ExtractedFile } from "../extracted-file";
import { extractUpload, readLog, temporaryStorage } from "../test-archives";

type Outcome = ExtractedFile | Refused;

/** Extracts and checks an upload and reads its logs; nothing may be left beside the storage. `kept` is what lies in the run's folder. */
export async function open(name: string, bytes: Buffer, limits: ExtractLimits = DEFAULT_EXTRACT_LIMITS): Promise<{ events: Outcome[]; check: unknown; texts: Record<string, string | Refused>; kept: string[] }> {
  const { storage, folder } = await temporaryStorage();
  const events = await extractUpload(storage, name, bytes, limits);
  const check = await checkInput({ kind: "storage", key: "uploads/1", name }, storage, limits);
  const texts: Record<string, string | Refused> = {};
  for (const event of events) if (event.kind === "log") texts[event.path] = await readLog(storage, event);
  expect(await readdir(folder)).toEqual(["storage"]);
  const kept = await readdir(join(folder, "storage", "runs", "1", "files")).catch(() => []);
  return { events, check, texts, kept };
}

/** What is refused before it is unpacked as well. */
export async function expectRefused(name: string, bytes: Buffer, reason: object, limits?: ExtractLimits): Promise<void> {
  const { events, check } = await open(name, bytes, limits);
  expect(events.at(-1)).toMatchObject({ kind: "refused", reason });
  expect(check).toMatchObject({ kind: "refused", reason });
}

/** What only unpacking shows. */
export async function expectDamaged(name: string, bytes: Buffer, reason: object, limits?: ExtractLimits): Promise<void> {
  expect((await open(name, bytes, limits)).events.at(-1)).toMatchObject({ kind: "refused", reason });
}
