import type { Failure } from "@/server/db/run-stages";
import { pool } from "@/server/db/client";
import type { LoadedRevision } from "@/server/db/knowledge";
import { parseKnowledgeBaseFile } from "@/server/domain/knowledge/parse-knowledge-base-file";
import { findOrCreateRevision, getDefaultRevisionId, loadRevision } from "./knowledge-revisions";

export type RunKnowledge = LoadedRevision;

/** The knowledge that a run is matched against. Throws where the run has none yet: extract settles it. */
export async function loadRunRevision(run: { id: number; revisionId: number | null }): Promise<RunKnowledge> {
  const revisionId = run.revisionId ?? (await findRevisionId(run.id));
  if (revisionId === null) throw new Error(`run ${String(run.id)} has no knowledge base revision`);
  return loadRevision(revisionId);
}

async function findRevisionId(runId: number): Promise<number | null> {
  const { rows } = await pool().query<{ revision_id: number | null }>("select revision_id from runs where id = $1", [runId]);
  return rows[0]?.revision_id ?? null;
}

export type ResolvedKnowledge = { kind: "resolved"; revisionId: number; warnings: Failure[] } | { kind: "failed"; failure: Failure };

/**
 * Settles what a run is matched against: what its creator chose, else the file in its archive (the one whose path is
 * shortest; others that say something else are told), else the default knowledge base.
 */
export async function resolveRunKnowledge(run: { revisionId: number | null; inputName: string }, found: readonly { path: string; content: Buffer }[]): Promise<ResolvedKnowledge> {
  if (run.revisionId !== null) return { kind: "resolved", revisionId: run.revisionId, warnings: [] };
  const [file, ...others] = [...found].sort((a, b) => a.path.split("/").length - b.path.split("/").length || (a.path < b.path ? -1 : 1));
  if (!file) return { kind: "resolved", revisionId: await getDefaultRevisionId(), warnings: [] };
  const resolved = await importKnowledge(file.content, file.path, { name: run.inputName, createdById: null });
  if (resolved.kind === "failed") return resolved;
  const unused = others.filter(({ content }) => !content.equals(file.content));
  return { ...resolved, warnings: [...unused.map(({ path }) => ({ code: "unused-file", params: { file: path, used: file.path } })), ...resolved.warnings] };
}

/**
 * The revision that a knowledge base file stands for, made where it is new.
 * @param path the file's path: its ending says the format where its bytes do not
 */
export async function importKnowledge(content: Buffer, path: string, source: { name: string; createdById: number | null }): Promise<ResolvedKnowledge> {
  const reading = parseKnowledgeBaseFile(content, path);
  if (reading.kind === "refused") return { kind: "failed", failure: { code: "knowledge-base-refused", params: { file: path, rows: reading.rows } } };
  const { revisionId } = await findOrCreateRevision({ knowledge: reading.knowledge, name: source.name, origin: "archive", createdById: source.createdById });
  return { kind: "resolved", revisionId, warnings: reading.warnings };
}
