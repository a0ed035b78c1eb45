import { z } from "zod";
import { updatePreferences } from "@/server/db/users";
import { getOverview } from "@/server/db/overview";
import { LOCALES } from "@/server/domain/present/format";
import { createZone } from "@/server/domain/parse/zone";
import { router, viewerProcedure } from "./trpc";

export const THEMES = ["light", "dark", "auto"] as const;

/** The signed-in person: who they are, what they set for themselves, and how the installation stands. */
export const accountRouter = router({
  me: viewerProcedure.query(({ ctx }) => {
    const { userId, email, name, role, locale, theme, timeZone } = ctx.person;
    return { userId, email, name, role, locale, theme, timeZone };
  }),

  overview: viewerProcedure.query(() => getOverview()),

  setPreferences: viewerProcedure
    .input(
      z.object({
        locale: z.enum(LOCALES).nullable().optional(),
        theme: z.enum(THEMES).nullable().optional(),
        timeZone: z.string().refine((name) => createZone(name) !== null).nullable().optional(),
      }),
    )
    .mutation(({ ctx, input }) => updatePreferences(ctx.person.userId, input)),
});
