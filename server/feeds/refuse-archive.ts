import { readZipDirectory } from "@/server/archive/read-zip-directory";
import { RefusedError } from "@/server/archive/refused-error";
import { streamTar } from "@/server/archive/stream-tar";
import { unpackStream } from "@/server/archive/unpack-stream";
import type { Content } from "@/server/domain/extract/detect-content";
import type { ExtractLimits } from "@/server/domain/extract/extract-limits";
import { createExtractMeter } from "@/server/domain/extract/extract-meter";
import { FeedError } from "./feed-reader";
import type { Spool } from "./spool";

/**
 * Looks whether an archive is sound: a run of many files would fail for one that is not.
 * @throws FeedError where it is damaged, ends early or breaks a limit
 */
export async function refuseDamaged(archive: Spool, { key, content, limits }: { key: string; content: Content; limits: ExtractLimits }): Promise<void> {
  const meter = createExtractMeter(limits);
  try {
    if (content.kind === "zip") await readZipDirectory({ ...archive, close: async () => {} }, `${key}/`, meter);
    else if (content.kind === "tar") for await (const _item of streamTar(archive.stream(), `${key}/`, meter));
    else if (content.kind === "packed") for await (const _piece of unpackStream(content.compression, archive.stream(), { path: key, meter: meter.startFile(key, false) }));
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const { code, ...params } = error.reason;
    const told = Object.entries(params).filter((param): param is [string, string | number] => ["string", "number"].includes(typeof param[1]));
    throw new FeedError({ code, params: { entry: key, ...Object.fromEntries(told) } });
  }
}
