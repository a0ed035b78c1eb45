import { z } from "zod";
import { type ExplainAnswer, explainLine } from "./explain-line";
import { findByMeaning, type NearAnswer } from "./find-by-meaning";
import { lintDraft, type LintAnswer } from "./lint-draft";
import { whatIf, type WhatIfAnswer } from "./what-if";

const owner = { knowledgeBaseId: z.int(), userId: z.int() };

/** What a page may ask a worker: whatever needs the model, or sums that would keep the web process from serving others. */
const questionSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("nearest"), ...owner, text: z.string() }),
  z.object({ kind: z.literal("lint"), ...owner }),
  z.object({ kind: z.literal("what-if"), ...owner, runs: z.int() }),
  z.object({ kind: z.literal("explain"), runId: z.int(), line: z.string() }),
]);

export type Question = z.infer<typeof questionSchema>;

/** The answers by the kind of the question. */
export interface Answers {
  nearest: NearAnswer;
  lint: LintAnswer;
  "what-if": WhatIfAnswer;
  explain: ExplainAnswer;
}

/** Answers a question as it was written down. Throws where it is none. */
export async function answerQuestion(asked: unknown): Promise<Answers[Question["kind"]]> {
  const question = questionSchema.parse(asked);
  switch (question.kind) {
    case "nearest":
      return findByMeaning(question, question.text);
    case "lint":
      return lintDraft(question);
    case "what-if":
      return whatIf(question, question.runs);
    case "explain":
      return explainLine(question.runId, question.line);
  }
}
