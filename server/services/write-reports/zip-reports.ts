import path from "node:path";
import { PassThrough, type Readable } from "node:stream";
import { ZipFile } from "yazl";

/** PDF and XLSX are deflated inside already. */
const PACKED = new Set([".pdf", ".xlsx"]);

/**
 * The reports of a run as one ZIP, made while it is read: no more than a piece of it is in memory.
 * @param dir the folder that `writeReports` wrote
 * @param names the files to put in
 * @param madeMs the time the entries carry
 * @returns a stream that fails where a file cannot be read
 */
export function zipReports(dir: string, names: readonly string[], madeMs: number): Readable {
  const zip = new ZipFile();
  const out = new PassThrough();
  zip.on("error", (error) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  for (const name of names) zip.addFile(path.join(dir, name), name, { compress: !PACKED.has(path.extname(name)), mtime: new Date(madeMs), mode: 0o100644 });
  zip.outputStream.pipe(out);
  zip.end();
  return out;
}
