import { findEmbeddedText } from "@/server/db/run-match-cards";
import { insertCorrection, undoCorrection as undoCorrectionRow } from "@/server/db/run-corrections";
import { textHash } from "@/server/domain/embed/text-hash";
import { loadRevision } from "./knowledge-revisions";

/** A person's word on what a template of a run is, or is not. */
export interface CorrectionInput {
  runId: number;
  templateNumber: number;
  road: "error" | "warning";
  kind: "is" | "never";
  /** A problem on the error road, an anomaly on the warning road. */
  targetId: number;
  createdById: number;
}

export type CorrectionOutcome = { kind: "corrected"; correctionId: number } | { kind: "not-found" };

/**
 * Keeps a correction for every later run that is matched against the run's knowledge base.
 * @returns `not-found` where the run has no such template, or its knowledge base no such entry
 */
export async function correct({ runId, templateNumber, road, kind, targetId, createdById }: CorrectionInput): Promise<CorrectionOutcome> {
  const template = await findEmbeddedText(runId, templateNumber);
  if (template === null) return { kind: "not-found" };
  const { problems, anomalies } = await loadRevision(template.revisionId);
  if (!(road === "error" ? problems : anomalies).some(({ id }) => id === targetId)) return { kind: "not-found" };
  const { knowledgeBaseId, embeddedText: text } = template;
  return { kind: "corrected", correctionId: await insertCorrection({ knowledgeBaseId, road, textHash: textHash(text), text, kind, targetId, createdById }) };
}

/** Takes a correction back. */
export async function undoCorrection(correctionId: number): Promise<{ kind: "undone" } | { kind: "not-found" }> {
  return (await undoCorrectionRow(correctionId)) ? { kind: "undone" } : { kind: "not-found" };
}
