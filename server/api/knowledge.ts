import { z } from "zod";
import { listKnowledgeBases, listRevisions, renameKnowledgeBase, setDefaultKnowledgeBase } from "@/server/db/knowledge";
import { EMPTY_KNOWLEDGE, createKnowledgeBase } from "@/server/db/knowledge-save";
import { listUsage } from "@/server/db/knowledge-usage";
import { hashKnowledge } from "@/server/domain/knowledge/hash-knowledge";
import { addToDraft, changeDraft, discardDraft, getDraft, saveDraft } from "@/server/services/knowledge-drafts";
import { copyRevision, diffRevision } from "@/server/services/knowledge-history";
import { findLoadedRevision } from "@/server/services/knowledge-revisions";
import { knowledgeFilesRouter } from "./knowledge-files";
import { knowledgeInsightRouter } from "./knowledge-insight";
import { found, knowledgeBaseInput, missing, positive } from "./inputs";
import { adminProcedure, analystProcedure, router, viewerProcedure } from "./trpc";

const MAX_TEXT_LENGTH = 4_000;
const MAX_CHANGES = 20_000;
/** That one anomaly is added to at once. */
const MAX_PROBLEMS = 100;

const text = z.string().trim().min(1).max(MAX_TEXT_LENGTH);
const note = z.string().trim().max(500).transform((value) => value || null).nullable();
const name = z.string().trim().min(1).max(200);

const change = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("problem"), problemId: positive, text: text.nullable() }),
  z.object({ kind: z.literal("anomaly"), anomalyId: positive, text: text.nullable() }),
  z.object({ kind: z.literal("link"), problemId: positive, anomalyId: positive, present: z.boolean() }),
]);

const saveInput = knowledgeBaseInput.extend({
  note,
  decided: z.object({ headRevisionId: positive, choices: z.record(z.string(), z.enum(["mine", "head"])) }).optional(),
});

/** The knowledge bases: their content, one's own draft of it, its history. */
export const knowledgeRouter = router({
  files: knowledgeFilesRouter,
  insight: knowledgeInsightRouter,

  list: viewerProcedure.query(() => listKnowledgeBases()),

  /** A revision whole: it never changes, so a page asks once. */
  content: viewerProcedure.input(z.object({ revisionId: positive })).query(async ({ input }) => {
    const { problems, anomalies, links, number, knowledgeBaseId } = found(await findLoadedRevision(input.revisionId));
    return { problems, anomalies, links, number, knowledgeBaseId };
  }),

  draft: viewerProcedure.input(knowledgeBaseInput).query(async ({ ctx, input }) => found(await getDraft({ ...input, userId: ctx.person.userId }))),

  usage: viewerProcedure.input(knowledgeBaseInput).query(({ input }) => listUsage(input.knowledgeBaseId)),

  history: viewerProcedure.input(knowledgeBaseInput).query(({ input }) => listRevisions(input.knowledgeBaseId)),

  diff: viewerProcedure.input(z.object({ revisionId: positive })).query(async ({ input }) => found(await diffRevision(input.revisionId))),

  change: analystProcedure
    .input(knowledgeBaseInput.extend({ changes: z.array(change).min(1).max(MAX_CHANGES) }))
    .mutation(async ({ ctx, input: { changes, ...base } }) => {
      if (!(await changeDraft({ ...base, userId: ctx.person.userId }, changes))) missing();
    }),

  addProblem: analystProcedure.input(knowledgeBaseInput.extend({ text })).mutation(async ({ ctx, input: { text: wished, ...base } }) => ({
    id: found(await addToDraft({ ...base, userId: ctx.person.userId }, { kind: "problem", text: wished })),
  })),

  addAnomaly: analystProcedure.input(knowledgeBaseInput.extend({ problemIds: z.array(positive).min(1).max(MAX_PROBLEMS), text })).mutation(async ({ ctx, input: { problemIds, text: wished, ...base } }) => ({
    id: found(await addToDraft({ ...base, userId: ctx.person.userId }, { kind: "anomaly", text: wished, problemIds })),
  })),

  discard: analystProcedure.input(knowledgeBaseInput).mutation(({ ctx, input }) => discardDraft({ ...input, userId: ctx.person.userId })),

  save: analystProcedure.input(saveInput).mutation(({ ctx, input: { knowledgeBaseId, note: written, decided } }) =>
    saveDraft(
      { knowledgeBaseId, userId: ctx.person.userId },
      { note: written, ...(decided ? { decided: { headRevisionId: decided.headRevisionId, choices: new Map(Object.entries(decided.choices)) } } : {}) },
    ),
  ),

  /** Makes a revision the newest of its own knowledge base (restore) or of another (join). */
  copyRevision: analystProcedure
    .input(knowledgeBaseInput.extend({ revisionId: positive, note }))
    .mutation(({ ctx, input: { revisionId, ...target } }) => copyRevision(revisionId, { ...target, createdById: ctx.person.userId })),

  create: analystProcedure.input(z.object({ name })).mutation(({ ctx, input }) =>
    createKnowledgeBase({
      name: input.name,
      origin: "imported",
      isDefault: false,
      knowledge: EMPTY_KNOWLEDGE,
      hash: hashKnowledge(EMPTY_KNOWLEDGE),
      note: null,
      createdById: ctx.person.userId,
    }),
  ),

  rename: analystProcedure.input(knowledgeBaseInput.extend({ name })).mutation(async ({ input }) => {
    if (!(await renameKnowledgeBase(input.knowledgeBaseId, input.name))) missing();
  }),

  setDefault: adminProcedure.input(knowledgeBaseInput).mutation(async ({ input }) => {
    if (!(await setDefaultKnowledgeBase(input.knowledgeBaseId))) missing();
  }),
});
