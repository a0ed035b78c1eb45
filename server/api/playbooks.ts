import { z } from "zod";
import { appendPlaybookRevision, createPlaybook, deleteConfirmation, deletePlaybook, findPlaybook, listPlaybookRevisions, listPlaybooks, putConfirmation } from "@/server/db/playbooks";
import { playbookContent as content } from "@/server/services/playbook-content";
import { playbookOfProblem } from "@/server/services/playbook-suggestion";
import { found, knowledgeBaseInput, missing, positive } from "./inputs";
import { playbookFilesRouter } from "./playbook-files";
import { analystProcedure, router, viewerProcedure } from "./trpc";

const playbook = z.object({ playbookId: positive });
const problem = knowledgeBaseInput.extend({ problemId: positive });

/** The playbooks: what to do about a problem. */
export type { PlaybookRow, PlaybookRevisionRow } from "@/server/db/playbooks";

export const playbooksRouter = router({
  files: playbookFilesRouter,

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
