import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { type NoAnswer, askWorker } from "@/server/services/ask-worker";
import { knowledgeBaseInput, missing } from "./knowledge-input";
import { ReasonError, router, viewerProcedure } from "./trpc";

export type { LintFinding, LintKind } from "@/server/domain/knowledge/lint-knowledge";
export type { NearEntry } from "@/server/services/find-by-meaning";
export type { WhatIf, WhatIfFinding } from "@/server/services/what-if";

/** Runs that "what if" looks at. */
const RECENT_RUNS = 5;
const MAX_RUNS = 20;

/** What a worker finds out about a person's draft of a knowledge base. */
export const knowledgeInsightRouter = router({
  nearest: viewerProcedure
    .input(knowledgeBaseInput.extend({ text: z.string().trim().min(1).max(500) }))
    .query(async ({ ctx, input, signal }) => settle(await askWorker<"nearest">({ kind: "nearest", userId: ctx.person.userId, ...input }, signal)).entries),

  lint: viewerProcedure.input(knowledgeBaseInput).query(async ({ ctx, input, signal }) => settle(await askWorker<"lint">({ kind: "lint", userId: ctx.person.userId, ...input }, signal))),

  whatIf: viewerProcedure
    .input(knowledgeBaseInput.extend({ runs: z.number().int().min(1).max(MAX_RUNS).default(RECENT_RUNS) }))
    .query(async ({ ctx, input, signal }) => settle(await askWorker<"what-if">({ kind: "what-if", userId: ctx.person.userId, ...input }, signal))),
});

type Refusal = NoAnswer | { kind: "not-installed"; folder: string } | { kind: "not-found" };

function settle<Answer extends { kind: string }>(answer: Answer | Refusal): Exclude<Answer, Refusal> {
  if (isRefusal(answer)) return refuse(answer);
  return answer as Exclude<Answer, Refusal>;
}

function isRefusal(answer: { kind: string }): answer is Refusal {
  return ["no-answer", "failed", "not-installed", "not-found"].includes(answer.kind);
}

function refuse(answer: Refusal): never {
  if (answer.kind === "not-found") missing();
  if (answer.kind === "failed") throw new TRPCError({ code: "INTERNAL_SERVER_ERROR" });
  if (answer.kind === "no-answer") throw new ReasonError("TIMEOUT", { code: "workers-busy", params: {} });
  throw new ReasonError("CONFLICT", { code: "model-not-installed", params: { model: "light", folder: answer.folder } });
}
