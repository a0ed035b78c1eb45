import { z } from "zod";
import { PRIORITIES } from "@/server/domain/knowledge/playbook";
import { instant, named } from "./named";
import { failure } from "./run";

const revisionHead = { revisionId: z.number(), number: z.number(), problems: z.number(), anomalies: z.number(), links: z.number(), createdAt: instant, createdBy: z.string().nullable() };

export const knowledgeBase = named(
  "KnowledgeBase",
  z.object({ id: z.number(), name: z.string(), origin: z.enum(["shipped", "archive", "imported"]), isDefault: z.boolean(), head: z.object(revisionHead) }),
);

export const revision = named("Revision", z.object({ ...revisionHead, note: z.string().nullable() }));

const entry = z.object({ id: z.number(), text: z.string() });

export const knowledgeContent = named(
  "KnowledgeContent",
  knowledgeBase.extend({ revision: z.number(), problems: z.array(entry), anomalies: z.array(entry), links: z.array(z.object({ anomalyId: z.number(), problemId: z.number() })) }),
);

export const importedKnowledge = named("ImportedKnowledge", z.object({ id: z.number(), revisionId: z.number(), number: z.number(), warnings: z.array(failure) }));

const bilingual = z.object({ en: z.string().optional(), ru: z.string().optional() });

export const playbook = named(
  "Playbook",
  z.object({
    id: z.number(),
    number: z.number(),
    priority: z.enum(PRIORITIES),
    title: bilingual,
    owner: bilingual,
    steps: z.array(z.object({ id: z.string(), text: bilingual })),
    isShipped: z.boolean(),
    updatedAt: instant,
    updatedBy: z.string().nullable(),
    confirmedFor: z.array(z.object({ knowledgeBaseId: z.number(), knowledgeBase: z.string(), problemId: z.number(), text: z.string().nullable(), confirmedBy: z.string().nullable() })),
  }),
);

export const importedPlaybooks = named("ImportedPlaybooks", z.object({ playbookIds: z.array(z.number()), created: z.number(), changed: z.number(), same: z.number() }));
