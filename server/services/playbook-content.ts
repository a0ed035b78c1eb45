import { z } from "zod";
import { isWritten, PRIORITIES } from "@/server/domain/knowledge/playbook";

/** What a playbook may be at most: in the editor, and in a file. */
export const PLAYBOOK_LIMITS = { steps: 100, stepText: 10_000, title: 200, owner: 200, stepId: 64 } as const;

const bilingual = (max: number) => z.object({ en: z.string().trim().max(max).optional(), ru: z.string().trim().max(max).optional() });

/** A playbook as a person saves it. */
export const playbookContent = z.object({
  priority: z.enum(PRIORITIES),
  title: bilingual(PLAYBOOK_LIMITS.title).refine(isWritten),
  owner: bilingual(PLAYBOOK_LIMITS.owner),
  steps: z.array(z.object({ id: z.string().min(1).max(PLAYBOOK_LIMITS.stepId), text: bilingual(PLAYBOOK_LIMITS.stepText).refine(isWritten) })).max(PLAYBOOK_LIMITS.steps),
});
