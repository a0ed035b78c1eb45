import type { ExtractLimits } from "@/server/domain/extract/extract-limits";
import { createExtractMeter, type ExtractTotals } from "@/server/domain/extract/extract-meter";
import { refusedOrThrow } from "./refused-error";
import type { Refused } from "@/server/domain/extract/extract-reason";
import type { Storage } from "@/server/storage/storage";
import { extractStream } from "./extract-entries";
import { METERED } from "./extraction";

/** A file that is to be an entry of an archive. */
export interface EntryToTry {
  path: string;
  content: AsyncIterable<Buffer>;
  /** Of an archive with this entry alone. */
  archiveBytes: number;
}

/**
 * Extracts an entry of an archive as it will be extracted, to its last byte, and keeps nothing of it.
 * @param at what has to be set down meanwhile goes below this prefix, which is empty again afterwards
 * @returns what it adds to the entries and to the unpacked bytes of its archive, or why that would be refused because of it
 */
export async function tryEntry({ path, content, archiveBytes }: EntryToTry, at: { storage: Storage; keyPrefix: string }, limits: ExtractLimits): Promise<{ kind: "sound"; inside: ExtractTotals } | Refused> {
  const meter = createExtractMeter(limits);
  let keys = 0;
  const extraction = { storage: at.storage, limits, meter, nextKey: (ending: string) => `${at.keyPrefix}/${String((keys += 1))}.${ending}`, keep: passBy, refTo: () => null };
  const found = { path, prefix: `${path}/`, modifiedAt: null, outerArchives: 1, isCounted: true };
  try {
    const reason = meter.addEntry() ?? meter.startFile(path, false).add(archiveBytes, archiveBytes);
    if (reason !== null) return { kind: "refused", reason };
    const before = meter.totals();
    for await (const _file of extractStream(extraction, found, content, METERED));
    const after = meter.totals();
    return { kind: "sound", inside: { entries: after.entries - before.entries, bytes: after.bytes - before.bytes } };
  } catch (error) {
    return refusedOrThrow(error);
  } finally {
    await at.storage.remove(at.keyPrefix);
  }
}

async function passBy(content: AsyncIterable<Buffer>): Promise<{ bytes: number; lines: number; blocks: [] }> {
  let bytes = 0;
  for await (const piece of content) bytes += piece.length;
  return { bytes, lines: 0, blocks: [] };
}
