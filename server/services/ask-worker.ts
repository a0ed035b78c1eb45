import { setTimeout as wait } from "node:timers/promises";
import { deleteQuestion, findAnswer, insertQuestion } from "@/server/db/questions";
import type { Answers, Question } from "./answer-question";

/** How often the answer is looked for; a worker hears of the question at once. */
const LOOK_MILLISECONDS = 30;
const MAX_SECONDS = 30;

/** No worker answered in time, or it failed at it. */
export type NoAnswer = { kind: "no-answer" } | { kind: "failed" };

/**
 * Asks a worker and waits for what it says: no model is loaded and nothing long is worked out in the process that serves pages.
 * @param signal ends the waiting early: who asked has gone
 */
export async function askWorker<Kind extends Question["kind"]>(question: Extract<Question, { kind: Kind }>, signal?: AbortSignal): Promise<Answers[Kind] | NoAnswer> {
  const id = await insertQuestion(question);
  try {
    const end = Date.now() + MAX_SECONDS * 1_000;
    while (Date.now() < end && signal?.aborted !== true) {
      const answer = await findAnswer(id);
      // Written by `answerQuestion`, for a question of this kind.
      if (answer !== null) return answer as Answers[Kind] | NoAnswer;
      await wait(LOOK_MILLISECONDS);
    }
    return { kind: "no-answer" };
  } finally {
    await deleteQuestion(id);
  }
}
