import { pool } from "@/server/db/client";
import { listCorrections } from "@/server/db/corrections";
import { listCorrectionsOf } from "@/server/db/run-corrections";
import { findRunHead, type RunHead } from "@/server/db/run-page";
import type { Failure } from "@/server/db/run-stages";
import { findTemplateOfMessage, type FoundTemplate, listMessagesOfTokens } from "@/server/db/run-templates";
import { listRoadTemplates } from "@/server/db/templates";
import type { Road } from "@/server/domain/classify/correction";
import { textHash } from "@/server/domain/embed/text-hash";
import { embeddedText } from "@/server/domain/generalize/embedded-text";
import { fingerprint } from "@/server/domain/generalize/fingerprint";
import { maskMessage } from "@/server/domain/generalize/mask-message";
import { countTokens, mineGroup, MOST_MINED_TEXTS } from "@/server/domain/generalize/mine-templates";
import { type PastedRecord, readPastedLine } from "@/server/domain/parse/read-pasted-line";
import { createZone } from "@/server/domain/parse/zone";
import { modelFolder } from "@/server/embedding/locate-model";
import { MODELS } from "@/server/embedding/models";
import { type LoadedRevision, loadRevision } from "./knowledge-revisions";
import { type MatchCard, matchCard, weightsOfModel } from "./match-cards";
import { recognise } from "./recognise";

/** What a line was recognised as on one road, or what comes nearest. */
export interface ExplainedMatch {
  outcome: "matched" | "ambiguous" | "unmatched";
  /** Null where the knowledge base has no entry of the kind. */
  card: MatchCard | null;
  /** The problems an anomaly belongs to, active ones of the run first; the problem itself on the error road. */
  problemIds: number[];
}

/** A pasted line as the run reads it. */
export interface ExplainedLine {
  kind: "explained";
  record: PastedRecord;
  /** `number` null: the run has no such template, this is the one the line would make. */
  template: Omit<FoundTemplate, "number"> & { number: number | null };
  /** Whether the run matches lines of this severity at all; the matches are told either way. */
  isMatched: boolean;
  matches: ExplainedMatch[];
}

export type ExplainAnswer = ExplainedLine | { kind: "not-found" } | { kind: "refused"; reason: Failure };

/**
 * Says which template of a run a line is, and what it would be recognised as with the run's knowledge base, model and the
 * corrections in force. A line that is neither ERROR nor WARNING is tried as both.
 */
export async function explainLine(runId: number, line: string): Promise<ExplainAnswer> {
  const head = await findRunHead(runId);
  if (head === null || head.revisionId === null) return { kind: "not-found" };
  const record = readPastedLine(line, createZone(head.timeZone), head.createdAt.getUTCFullYear());
  const [template, knowledge] = await Promise.all([findTemplate(runId, record.message), loadRevision(head.revisionId)]);
  const road = roadOf(record);
  const matches: ExplainedMatch[] = [];
  for (const tried of road === null ? (["error", "warning"] as const) : [road]) {
    const explained = await explainRoad({ head, knowledge, template, message: record.message }, tried);
    if (explained.kind === "refused") return explained;
    matches.push(explained.match);
  }
  return { kind: "explained", record, template, isMatched: road !== null, matches };
}

function roadOf({ severity }: PastedRecord): Road | null {
  if (severity === "ERROR" || severity === "CRITICAL") return "error";
  return severity === "WARNING" ? "warning" : null;
}

/** The template the run has for the message, or the one that mining it with the others of its length gives. */
async function findTemplate(runId: number, message: string): Promise<ExplainedLine["template"]> {
  const masked = maskMessage(message);
  const known = await findTemplateOfMessage(runId, fingerprint(masked));
  if (known !== null) return known;
  const members = await listMessagesOfTokens(runId, countTokens(masked), MOST_MINED_TEXTS);
  const mined = mineGroup([...members.map(({ text, records }) => ({ text, count: records })), { text: masked, count: 1 }]);
  const own = mined.at(-1) ?? masked;
  // A new member may change what its template says, so it is found by the company it is in.
  const at = mined.slice(0, -1).indexOf(own);
  return members[at]?.template ?? { number: null, text: own, records: 0 };
}

interface LineInRun {
  head: RunHead;
  knowledge: LoadedRevision;
  template: ExplainedLine["template"];
  message: string;
}

/** Template numbers begin at 1. */
const PASTED = 0;

type Explained = { kind: "explained"; match: ExplainedMatch } | { kind: "refused"; reason: Failure };

async function explainRoad({ head, knowledge, template, message }: LineInRun, road: Road): Promise<Explained> {
  const text = embeddedText(template.text);
  const model = MODELS.find(({ name }) => name === head.model);
  const pasted = { number: PASTED, road, embeddedText: text, firstMessage: message };
  // What is said in the run decides with: which problems are active, and which ones its WARNINGs speak for.
  const templates = [...(await listRoadTemplates(pool(), head.id)), pasted];
  const corrections = await listCorrections(knowledge.knowledgeBaseId);
  const recognised = model === undefined ? null : await recognise({ model, matching: head.matching, templates, knowledge, corrections });
  if (recognised?.kind !== "recognised") return { kind: "refused", reason: { code: "model-not-installed", params: { model: head.model, folder: model === undefined ? head.model : modelFolder(model) } } };
  const { matches } = recognised.classification;
  const match = matches.find(({ templateNumber }) => templateNumber === PASTED);
  const targetId = match?.targetIds[0] ?? match?.candidates[0]?.id;
  if (match === undefined || targetId === undefined) return { kind: "explained", match: { outcome: "unmatched", card: null, problemIds: [] } };
  const setting = { knowledge, weights: weightsOfModel(head.model), corrections: await listCorrectionsOf(knowledge.knowledgeBaseId, [textHash(text)]) };
  const card = matchCard({ ...match, template: template.text, embeddedText: text, records: template.records }, targetId, setting);
  const active = new Set(matches.flatMap((one) => (one.road === "error" && one.outcome === "matched" ? one.targetIds : [])));
  return { kind: "explained", match: { outcome: match.outcome, card, problemIds: problemsOf(targetId, road, { knowledge, active }) } };
}

/** Those an entry belongs to, the active ones of the run first. */
function problemsOf(targetId: number, road: Road, { knowledge, active }: { knowledge: LoadedRevision; active: ReadonlySet<number> }): number[] {
  if (road === "error") return [targetId];
  const linked = knowledge.links.filter(({ anomalyId }) => anomalyId === targetId).map(({ problemId }) => problemId);
  return linked.sort((a, b) => Number(active.has(b)) - Number(active.has(a)) || a - b);
}
