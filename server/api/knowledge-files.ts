import { z } from "zod";
import { EXPORT_FORMATS, exportKnowledge } from "@/server/services/knowledge-export";
import { importAsNew, importIntoDraft, previewImport } from "@/server/services/knowledge-import";
import { findLoadedRevision } from "@/server/services/knowledge-revisions";
import { fileInput as file } from "./file-input";
import { found, knowledgeBaseInput, positive } from "./inputs";
import { analystProcedure, router, viewerProcedure } from "./trpc";

const column = z.string().min(1).max(100);
const intoDraft = knowledgeBaseInput.extend({ file, mode: z.enum(["replace", "add"]) });

/** Knowledge bases as files: in with a preview, out in the same format. */
export const knowledgeFilesRouter = router({
  preview: analystProcedure.input(intoDraft).mutation(({ ctx, input: { knowledgeBaseId, file: given, mode } }) => previewImport({ knowledgeBaseId, userId: ctx.person.userId }, given, mode)),

  importIntoDraft: analystProcedure
    .input(intoDraft)
    .mutation(({ ctx, input: { knowledgeBaseId, file: given, mode } }) => importIntoDraft({ knowledgeBaseId, userId: ctx.person.userId }, given, mode)),

  importAsNew: analystProcedure
    .input(z.object({ file, name: z.string().trim().min(1).max(200) }))
    .mutation(({ ctx, input }) => importAsNew(input.file, { name: input.name, createdById: ctx.person.userId })),

  export: viewerProcedure
    .input(z.object({ revisionId: positive, format: z.enum(EXPORT_FORMATS), header: z.tuple([column, column, column, column]) }))
    .query(async ({ input }) => {
      const { bytes, withoutLink } = await exportKnowledge(found(await findLoadedRevision(input.revisionId)), input.format, input.header);
      return { base64: bytes.toString("base64"), withoutLink };
    }),
});
