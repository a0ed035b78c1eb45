import { z } from "zod";
import { askWorker } from "@/server/services/ask-worker";
import { knowledgeBaseInput } from "./inputs";
import { settleAnswer } from "./settle-answer";
import { router, viewerProcedure } from "./trpc";

export type { LintFinding, LintKind } from "@/server/domain/knowledge/lint-knowledge";
export type { NearEntry } from "@/server/services/find-by-meaning";
export type { WhatIf, WhatIfFinding } from "@/server/services/what-if";

/** Runs that "what if" looks at. */
const RECENT_RUNS = 5;
const MAX_RUNS = 20;

/** The state of the draft that is asked about, as the page names it: it keeps the answers apart, the server always takes the newest. */
const ofDraft = knowledgeBaseInput.extend({ edition: z.string().max(64) });

/** What a worker finds out about a person's draft of a knowledge base. */
export const knowledgeInsightRouter = router({
  nearest: viewerProcedure
    .input(knowledgeBaseInput.extend({ text: z.string().trim().min(1).max(500) }))
    .query(async ({ ctx, input, signal }) => settleAnswer(await askWorker<"nearest">({ kind: "nearest", userId: ctx.person.userId, ...input }, signal)).entries),

  lint: viewerProcedure
    .input(ofDraft)
    .query(async ({ ctx, input: { knowledgeBaseId }, signal }) => settleAnswer(await askWorker<"lint">({ kind: "lint", userId: ctx.person.userId, knowledgeBaseId }, signal))),

  whatIf: viewerProcedure
    .input(ofDraft.extend({ runs: z.number().int().min(1).max(MAX_RUNS).default(RECENT_RUNS) }))
    .query(async ({ ctx, input: { knowledgeBaseId, runs }, signal }) => settleAnswer(await askWorker<"what-if">({ kind: "what-if", userId: ctx.person.userId, knowledgeBaseId, runs }, signal))),
});
