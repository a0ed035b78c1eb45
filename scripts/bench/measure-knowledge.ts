import { createKnowledgeBase } from "@/server/db/knowledge-save";
import { hashKnowledge } from "@/server/domain/knowledge/hash-knowledge";
import { withOwnStack } from "../measure/own-stack";
import { runArchive, type RunOptions } from "../measure/run-archive";
import { untilDone } from "../measure/until-done";
import type { Stack } from "../stack/stack";
import { countEmbedded, largeKnowledge } from "./large-knowledge";
import { median, repeat } from "./median";
import { timed, type Timed } from "./timed";
import type { WrittenLoad } from "./write-load";

/** What a knowledge base of ten thousand texts costs. */
export interface KnowledgeFigures {
  texts: number;
  /** From saving it until a worker has embedded its texts and words, with nothing else at work. */
  embedding: Timed;
  /** A run with the shipped knowledge base, and one with this. */
  without: Timed;
  within: Timed;
}

const TEXTS = 10_000;
const WORKERS = 2;
const REPEATS = 3;
/** What is made ready ahead gives way for a while after a run. */
const QUIET_MILLISECONDS = 4_000;

/** Times a load with and without a large knowledge base, and the embedding of that. */
export async function measureKnowledge(load: WrittenLoad): Promise<KnowledgeFigures> {
  return withOwnStack(WORKERS, async (stack) => {
    await runArchive(load.input);
    const without = await timeRuns(stack, load);
    await new Promise((resolve) => setTimeout(resolve, QUIET_MILLISECONDS));
    const knowledge = largeKnowledge(TEXTS);
    let revisionId = 0;
    const embedding = await timed(stack, async () => {
      ({ revisionId } = await createKnowledgeBase({ knowledge, hash: hashKnowledge(knowledge), note: null, createdById: null, name: "Large", origin: "imported", isDefault: false }));
      await untilDone("embed-revision", revisionId);
    });
    return { texts: countEmbedded(knowledge), embedding, without, within: await timeRuns(stack, load, { revisionId }) };
  });
}

async function timeRuns(stack: Stack, load: WrittenLoad, options: RunOptions = {}): Promise<Timed> {
  let runs: { seconds: number }[] = [];
  const { cpu } = await timed(stack, async () => {
    runs = await repeat(REPEATS, () => runArchive(load.input, options));
  });
  return { seconds: median(runs.map(({ seconds }) => seconds)), cpu: { workers: share(cpu.workers), database: share(cpu.database) } };
}

const share = (seconds: number | null): number | null => (seconds === null ? null : seconds / REPEATS);
