import { findQuestion, writeAnswer } from "@/server/db/questions";
import { logger } from "@/server/logger";
import { answerQuestion } from "@/server/services/answer-question";
import { definePlainTask } from "../define-task";

/** Answers a question of a page. A second try would come too late for who waits: what went wrong is an answer as well. */
export const answerTask = definePlainTask("answer", async (id) => {
  const question = await findQuestion(id);
  if (question === null) return;
  const answer = await answerQuestion(question).catch((error: unknown) => {
    logger.error({ err: error, question }, "question not answered");
    return { kind: "failed" as const };
  });
  await writeAnswer(id, answer);
});
