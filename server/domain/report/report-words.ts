import type reports from "@/messages/en/reports.json";

/** The dotted paths of the leaves of a tree of words: `column.problemId`. */
type Leaves<Tree> = { [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${Leaves<Tree[Key]>}` }[keyof Tree & string];

/** A word or sentence of the `reports` messages. */
export type ReportMessage = Leaves<typeof reports>;

/** Gives a message in the reader's language with its values filled in. */
export type ReportWords = (message: ReportMessage, values?: Record<string, string | number>) => string;
