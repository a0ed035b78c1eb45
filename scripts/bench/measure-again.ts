import { pool } from "@/server/db/client";
import { appendRevision } from "@/server/db/knowledge-save";
import { listStageDurations } from "@/server/db/run-result";
import { hashKnowledge } from "@/server/domain/knowledge/hash-knowledge";
import { classifyRunAgain } from "@/server/services/control-run";
import { getDefaultRevisionId, loadRevision } from "@/server/services/knowledge-revisions";
import { withOwnStack } from "../measure/own-stack";
import { runArchive, untilCompleted } from "../measure/run-archive";
import { median, repeat } from "./median";
import { timed, type Timed } from "./timed";
import type { WrittenLoad } from "./write-load";

/** Classifying a finished run again. */
export interface AgainFigures extends Timed {
  /** Of the last one. */
  stages: { name: string; durationMs: number }[];
}

const WORKERS = 2;
const REPEATS = 3;

/** Edits a text of the knowledge base and classifies a finished run again, several times. */
export async function measureAgain(load: WrittenLoad): Promise<AgainFigures> {
  return withOwnStack(WORKERS, async (stack) => {
    const { runId } = await runArchive(load.input);
    const times = await repeat(REPEATS, async () => {
      const revisionId = await editKnowledge();
      return timed(stack, async () => {
        const begun = await classifyRunAgain(runId, revisionId);
        if (begun.kind !== "done") throw new Error(`run ${String(runId)} was not classified again: ${begun.kind}`);
        await untilCompleted(runId);
      });
    });
    const middle = (value: (one: Timed) => number | null): number | null => {
      const known = times.map(value).filter((one) => one !== null);
      return known.length === 0 ? null : median(known);
    };
    const stages = (await listStageDurations(pool(), runId)).filter(({ name }) => !["extract", "parse", "generalize"].includes(name));
    return { seconds: middle(({ seconds }) => seconds) ?? 0, cpu: { workers: middle(({ cpu }) => cpu.workers), database: middle(({ cpu }) => cpu.database) }, stages };
  });
}

/** Says one anomaly in other words, in the next revision. @returns its id */
async function editKnowledge(): Promise<number> {
  const head = await loadRevision(await getDefaultRevisionId());
  const at = head.number % head.anomalies.length;
  const anomalies = head.anomalies.map((anomaly, index) => (index === at ? { ...anomaly, text: `${anomaly.text} again and again` } : anomaly));
  const knowledge = { problems: head.problems, anomalies, links: head.links };
  const place = await appendRevision(head.knowledgeBaseId, { knowledge, hash: hashKnowledge(knowledge), note: null, createdById: null });
  if (place === null) throw new Error("no revision was made");
  return place.revisionId;
}
