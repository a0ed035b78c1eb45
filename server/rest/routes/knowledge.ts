import { z } from "zod";
import { findHeadRevision, type KnowledgeBaseRow, listKnowledgeBases as listBases, listRevisions as listRevisionRows, type RevisionRow } from "@/server/db/knowledge";
import type { FileWarning } from "@/server/domain/knowledge/check-rows";
import { failureText } from "@/server/services/failure-text";
import { EXPORT_FORMATS, type ExportFormat, exportKnowledge } from "@/server/services/knowledge-export";
import { importAsNew } from "@/server/services/knowledge-import";
import { findLoadedRevision, type LoadedRevision } from "@/server/services/knowledge-revisions";
import { defineRoute } from "../define-route";
import { readBody } from "../read-json";
import { failureError, found } from "../rest-error";
import { importedKnowledge, knowledgeBase, knowledgeContent, revision } from "../schemas/knowledge";
import { idParams, queryId, wholeList } from "../schemas/named";
import type { failure } from "../schemas/run";

/** 16 MB of file: some 200 000 rows. */
const MAX_FILE_BYTES = 16_000_000;

const COLUMNS = ["anomaly_id", "anomaly_text", "problem_id", "problem_text"] as const;

/** Which revision; the newest without it. */
const revisionQuery = z.object({ revision: queryId.optional() });

const dated = <Row extends { createdAt: Date }>(row: Row): Omit<Row, "createdAt"> & { createdAt: string } => ({ ...row, createdAt: row.createdAt.toISOString() });
const showBase = ({ head, ...base }: KnowledgeBaseRow): z.input<typeof knowledgeBase> => ({ ...base, head: dated(head) });
const showRevision = (row: RevisionRow): z.input<typeof revision> => dated(row);

const showWarning = (warning: FileWarning): z.input<typeof failure> => ({ code: warning.code.replaceAll("-", "_"), message: failureText(warning, "en") });

export const listKnowledgeBases = defineRoute({ response: wholeList(knowledgeBase), run: async () => ({ items: (await listBases()).map(showBase), nextCursor: null }) });

async function baseOf(id: number): Promise<KnowledgeBaseRow> {
  return found((await listBases()).find((base) => base.id === id) ?? null);
}

/** The revision of a number, or the newest one. */
async function loadNumber(knowledgeBaseId: number, number: number | undefined): Promise<LoadedRevision> {
  if (number === undefined) return found(await findLoadedRevision(found(await findHeadRevision(knowledgeBaseId)).revisionId));
  const row = found((await listRevisionRows(knowledgeBaseId)).find((candidate) => candidate.number === number) ?? null);
  return found(await findLoadedRevision(row.revisionId));
}

export const getKnowledgeBase = defineRoute({
  params: idParams,
  query: revisionQuery,
  response: knowledgeContent,
  async run({ params: { id }, query }) {
    const base = await baseOf(id);
    const { number, problems, anomalies, links } = await loadNumber(id, query.revision);
    return { ...showBase(base), revision: number, problems, anomalies, links };
  },
});

export const listRevisions = defineRoute({
  params: idParams,
  response: wholeList(revision),
  async run({ params: { id } }) {
    await baseOf(id);
    return { items: (await listRevisionRows(id)).map(showRevision), nextCursor: null };
  },
});

/** Media type of each format a knowledge base is handed out in. */
const EXPORT_TYPES: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  json: "application/json",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

export const exportKnowledgeBase = defineRoute({
  params: idParams,
  query: revisionQuery.extend({ format: z.enum(EXPORT_FORMATS).default("csv") }),
  gives: { types: Object.values(EXPORT_TYPES).map((type) => type.replace(/;.*/, "")) },
  async run({ params: { id }, query: { revision: number, format } }) {
    const { bytes } = await exportKnowledge(await loadNumber(id, number), format, COLUMNS);
    return new Response(new Uint8Array(bytes), { headers: { "Content-Type": EXPORT_TYPES[format], "Content-Disposition": `attachment; filename="knowledge-base-${String(id)}.${format}"` } });
  },
});

export const importKnowledgeBase = defineRoute({
  query: z.object({ name: z.string().trim().min(1).max(200), fileName: z.string().min(1).max(255).default("knowledge.csv") }),
  takes: { types: ["text/csv", "application/json", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.ms-excel"] },
  response: importedKnowledge,
  status: 201,
  errors: [413],
  async run({ query: { name, fileName }, caller, request }) {
    const outcome = await importAsNew({ name: fileName, bytes: await readBody(request, MAX_FILE_BYTES) }, { name, createdById: caller.userId });
    if (outcome.kind !== "created") throw failureError(400, { code: "knowledge-base-refused", params: { file: fileName, rows: outcome.kind === "refused" ? outcome.rows : [] } });
    return { id: outcome.knowledgeBaseId, revisionId: outcome.revisionId, number: outcome.number, warnings: outcome.warnings.map(showWarning) };
  },
});
