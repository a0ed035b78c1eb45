import { z } from "zod";
import { appendPlaybookRevision, createPlaybook, deleteConfirmation, deletePlaybook, findPlaybook, listPlaybookRevisions, listPlaybooks, putConfirmation } from "@/server/db/playbooks";
import { PRIORITIES } from "@/server/domain/knowledge/playbook";
import { playbookOfProblem } from "@/server/services/playbook-suggestion";
import { found, knowledgeBaseInput, missing, positive } from "./knowledge-input";
import { analystProcedure, router, viewerProcedure } from "./trpc";

const MAX_STEPS = 100;

const bilingual = (max: number) => z.object({ en: z.string().trim().max(max).optional(), ru: z.string().trim().max(max).optional() });
const isWritten = (value: { en?: string | undefined; ru?: string | undefined }): boolean => Boolean(value.en || value.ru);

const content = z.object({
  priority: z.enum(PRIORITIES),
  title: bilingual(200).refine(isWritten),
  owner: bilingual(200),
  steps: z.array(z.object({ id: z.string().min(1).max(64), text: bilingual(10_000).refine(isWritten) })).max(MAX_STEPS),
});

const playbook = z.object({ playbookId: positive });
const problem = knowledgeBaseInput.extend({ problemId: positive });

/** The playbooks: what to do about a problem. */
export type { PlaybookRow, PlaybookRevisionRow } from "@/server/db/playbooks";

export const playbooksRouter = router({
  list: viewerProcedure.query(() => listPlaybooks()),

  get: viewerProcedure.input(playbook).query(async ({ input }) => found(await findPlaybook(input.playbookId))),

  revisions: viewerProcedure.input(playbook).query(({ input }) => listPlaybookRevisions(input.playbookId)),

  ofProblem: viewerProcedure.input(problem).query(async ({ input }) => found(await playbookOfProblem(input.knowledgeBaseId, input.problemId))),

  create: analystProcedure.input(z.object({ content, problem: problem.nullable() })).mutation(async ({ ctx, input }) => ({
    id: await createPlaybook(input.content, ctx.person.userId, input.problem),
  })),

  save: analystProcedure.input(playbook.extend({ basedOn: positive, content })).mutation(async ({ ctx, input }) => {
    const outcome = await appendPlaybookRevision(input.playbookId, input.content, { basedOn: input.basedOn, createdById: ctx.person.userId });
    return outcome.kind === "not-found" ? missing() : outcome;
  }),

  delete: analystProcedure.input(playbook).mutation(async ({ input }) => {
    if (!(await deletePlaybook(input.playbookId))) missing();
  }),

  confirm: analystProcedure.input(problem.extend(playbook.shape)).mutation(({ ctx, input }) => putConfirmation({ ...input, confirmedById: ctx.person.userId })),

  unconfirm: analystProcedure.input(problem).mutation(({ input }) => deleteConfirmation(input.knowledgeBaseId, input.problemId)),
});
