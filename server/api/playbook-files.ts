import { z } from "zod";
import { findPlaybook, listPlaybooks } from "@/server/db/playbooks";
import { writePlaybookFile } from "@/server/domain/knowledge/playbook-file";
import { importPlaybooks, previewPlaybookImport } from "@/server/services/playbook-import";
import { fileInput } from "./file-input";
import { found, positive } from "./inputs";
import { analystProcedure, router, viewerProcedure } from "./trpc";

/** Playbooks as files: in with a preview, out in the same form. */
export const playbookFilesRouter = router({
  preview: analystProcedure.input(fileInput).mutation(({ input }) => previewPlaybookImport(input.bytes)),

  import: analystProcedure
    .input(z.object({ basedOn: z.string().max(64) }).and(fileInput))
    .mutation(({ ctx, input }) => importPlaybooks(input.bytes, { basedOn: input.basedOn, createdById: ctx.person.userId })),

  /** All of them, or one. */
  export: viewerProcedure
    .input(z.object({ playbookId: positive.nullable() }))
    .query(async ({ input: { playbookId } }) => ({ text: writePlaybookFile(playbookId === null ? await listPlaybooks() : [found(await findPlaybook(playbookId))]) })),
});
