import { createKnowledgeBase } from "@/server/db/knowledge-save";
import { listEarlierTexts } from "@/server/db/knowledge-usage";
import type { DraftOwner } from "@/server/db/knowledge-drafts";
import type { RevisionPlace } from "@/server/db/knowledge-insert";
import { applyChanges, indexKnowledge, knowledgeOf, type Change } from "@/server/domain/knowledge/change";
import type { FileWarning } from "@/server/domain/knowledge/check-rows";
import { countChanges, diffKnowledge, type ChangeCounts } from "@/server/domain/knowledge/diff-knowledge";
import type { BadRow } from "@/server/domain/knowledge/file-row";
import { hashKnowledge } from "@/server/domain/knowledge/hash-knowledge";
import type { Knowledge } from "@/server/domain/knowledge/knowledge";
import { parseKnowledgeBaseFile } from "@/server/domain/knowledge/parse-knowledge-base-file";
import { changeDraft, getDraft } from "./knowledge-drafts";
import { loadRevision } from "./knowledge-revisions";

/** A file on its way into a knowledge base. */
export interface ImportFile {
  name: string;
  bytes: Buffer;
}

/** `replace`: the file is the whole, what it lacks goes. `add`: what it lacks stays. */
export type ImportMode = "replace" | "add";

/** An id of the file that stood for something else in an earlier revision. */
export interface ReusedId {
  kind: "problem" | "anomaly";
  id: number;
  text: string;
  earlierText: string;
}

export interface ImportPreview {
  kind: "preview";
  /** What is in the file. */
  problems: number;
  anomalies: number;
  links: number;
  warnings: FileWarning[];
  /** What would change in the person's view of the knowledge base, draft included. */
  counts: ChangeCounts;
  changes: ChangePreview[];
  reusedIds: ReusedId[];
}

/** A change of a text with what stood there before (null: nothing). Links are only counted. */
export interface ChangePreview {
  kind: "problem" | "anomaly";
  id: number;
  before: string | null;
  after: string | null;
}

export type ImportRefusal = { kind: "refused"; rows: BadRow[] } | { kind: "not-found" };

interface Comparison {
  current: Knowledge;
  changes: Change[];
  reading: { knowledge: Knowledge; warnings: FileWarning[] };
}

/** What would change if the file went into the person's draft. Nothing is written. */
export async function previewImport(owner: DraftOwner, file: ImportFile, mode: ImportMode): Promise<ImportPreview | ImportRefusal> {
  const comparison = await compare(owner, file, mode);
  if (comparison.kind !== "compared") return comparison;
  const { current, changes, reading } = comparison;
  const { problems, anomalies, links } = reading.knowledge;
  return {
    kind: "preview",
    problems: problems.length,
    anomalies: anomalies.length,
    links: links.length,
    warnings: reading.warnings,
    counts: countChanges(current, changes),
    changes: previewChanges(current, changes),
    reusedIds: await findReusedIds(owner.knowledgeBaseId, current, changes),
  };
}

/** Puts the file into the person's draft. */
export async function importIntoDraft(owner: DraftOwner, file: ImportFile, mode: ImportMode): Promise<{ kind: "imported"; changes: number } | ImportRefusal> {
  const comparison = await compare(owner, file, mode);
  if (comparison.kind !== "compared") return comparison;
  if (comparison.changes.length > 0) await changeDraft(owner, comparison.changes);
  return { kind: "imported", changes: comparison.changes.length };
}

/** Makes a knowledge base of its own from the file. */
export async function importAsNew(file: ImportFile, base: { name: string; createdById: number }): Promise<({ kind: "created"; warnings: FileWarning[] } & RevisionPlace) | ImportRefusal> {
  const reading = parseKnowledgeBaseFile(file.bytes, file.name);
  if (reading.kind === "refused") return reading;
  const { knowledge, warnings } = reading;
  const place = await createKnowledgeBase({ knowledge, hash: hashKnowledge(knowledge), note: null, createdById: base.createdById, name: base.name, origin: "imported", isDefault: false });
  return { kind: "created", ...place, warnings };
}

async function compare(owner: DraftOwner, file: ImportFile, mode: ImportMode): Promise<({ kind: "compared" } & Comparison) | ImportRefusal> {
  const reading = parseKnowledgeBaseFile(file.bytes, file.name);
  if (reading.kind === "refused") return reading;
  const draft = await getDraft(owner);
  if (!draft) return { kind: "not-found" };
  const current = applyChanges(await loadRevision(draft.baseRevisionId), draft.changes);
  const wished = mode === "replace" ? reading.knowledge : unite(current, reading.knowledge);
  return { kind: "compared", current, changes: diffKnowledge(current, wished), reading };
}

function unite(current: Knowledge, added: Knowledge): Knowledge {
  const [one, other] = [indexKnowledge(current), indexKnowledge(added)];
  return knowledgeOf({
    problems: new Map([...one.problems, ...other.problems]),
    anomalies: new Map([...one.anomalies, ...other.anomalies]),
    links: new Map([...one.links, ...other.links]),
  });
}

function previewChanges(current: Knowledge, changes: readonly Change[]): ChangePreview[] {
  const { problems, anomalies } = indexKnowledge(current);
  return changes.flatMap((change): ChangePreview[] => {
    if (change.kind === "link") return [];
    const [texts, id] = change.kind === "problem" ? [problems, change.problemId] : [anomalies, change.anomalyId];
    return [{ kind: change.kind, id, before: texts.get(id) ?? null, after: change.text }];
  });
}

/** Ids are never used again; a file may do so all the same, and then its reader should know. */
async function findReusedIds(knowledgeBaseId: number, current: Knowledge, changes: readonly Change[]): Promise<ReusedId[]> {
  const fresh = previewChanges(current, changes).filter(({ before, after }) => before === null && after !== null);
  const idsOf = (kind: "problem" | "anomaly"): number[] => fresh.filter((change) => change.kind === kind).map(({ id }) => id);
  const earlier = await listEarlierTexts(knowledgeBaseId, { problemIds: idsOf("problem"), anomalyIds: idsOf("anomaly") });
  const texts = new Map(earlier.map(({ kind, id, text }) => [`${kind}:${id}`, text]));
  return fresh.flatMap(({ kind, id, after }) => {
    const earlierText = texts.get(`${kind}:${id}`);
    return earlierText === undefined || earlierText === after ? [] : [{ kind, id, text: after ?? "", earlierText }];
  });
}
