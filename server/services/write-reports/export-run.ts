import type { Writable } from "node:stream";
import { legacyFields } from "@/server/domain/report/legacy-fields";
import { resultJson } from "@/server/domain/report/result-json";
import type { RunResult } from "@/server/domain/report/run-result";
import { writeChunks } from "./write-chunks";
import { writeXml } from "./write-xml";

/** The formats that are made when somebody asks for them; the others lie there as reports of the run. */
export type MadeFormat = "json" | "xml";

/** A run, and what the file was called that it was made of. */
interface ExportedRun {
  result: RunResult;
  inputName: string;
}

/** Writes a run in one format to a stream and ends it, with the fields of the platform's first version beside the new ones. */
export async function exportRun({ result, inputName }: ExportedRun, format: MadeFormat, sink: Writable): Promise<void> {
  const legacy = legacyFields(result, inputName);
  if (format === "xml") return writeXml(result, legacy, sink);
  return writeChunks(resultJson({ ...legacy, ...result }), sink);
}
