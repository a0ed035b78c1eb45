import path from "node:path";
import { PassThrough, type Readable } from "node:stream";
import { ZipFile } from "yazl";

/** PDF and XLSX are deflated inside already. */
const PACKED = new Set([".pdf", ".xlsx"]);

/** A report on its way into the archive, opened when its turn comes. */
export interface ZippedReport {
  name: string;
  open: () => Promise<Readable>;
}

/**
 * The reports of a run as one ZIP, made while it is read: no more than a piece of it is in memory.
 * @param madeMs the time the entries carry
 * @returns a stream that fails where a report cannot be read
 */
export function zipReports(reports: readonly ZippedReport[], madeMs: number): Readable {
  const zip = new ZipFile();
  const out = new PassThrough();
  const fail = (error: unknown): void => void out.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.on("error", fail);
  for (const { name, open } of reports) {
    zip.addReadStreamLazy(name, { compress: !PACKED.has(path.extname(name)), mtime: new Date(madeMs), mode: 0o100644 }, (take) => {
      open().then((stream) => {
        stream.once("error", fail);
        take(null, stream);
      }, fail);
    });
  }
  zip.outputStream.pipe(out);
  zip.end();
  return out;
}
