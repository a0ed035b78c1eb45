import { z } from "zod";

/** An email address as browsers take it: one without a dot in its domain too, as closed networks have (`admin@localhost`). */
export const emailAddress = z.email({ pattern: z.regexes.html5Email }).max(320);
