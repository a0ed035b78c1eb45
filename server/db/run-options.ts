import { prisma } from "./client";

/** A knowledge base revision that a run can be matched against. */
export interface RevisionChoice {
  revisionId: number;
  knowledgeBase: string;
  number: number;
  isDefault: boolean;
}

/** The newest revision of each knowledge base, the default one first. */
export async function listRevisionChoices(): Promise<RevisionChoice[]> {
  const bases = await prisma().knowledgeBase.findMany({
    select: { name: true, isDefault: true, revisions: { select: { id: true, number: true }, orderBy: { number: "desc" }, take: 1 } },
    orderBy: [{ isDefault: "desc" }, { name: "asc" }, { id: "asc" }],
  });
  return bases.flatMap(({ name, isDefault, revisions }) => revisions.map(({ id, number }) => ({ revisionId: id, knowledgeBase: name, number, isDefault })));
}

/** Everyone who started a run, by name: what the list of runs can be filtered by. */
export async function listRunAuthors(): Promise<{ id: number; name: string }[]> {
  return prisma().user.findMany({ where: { runs: { some: {} } }, select: { id: true, name: true }, orderBy: [{ name: "asc" }, { id: "asc" }] });
}

/** The models that runs were made with, by name. */
export async function listRunModels(): Promise<string[]> {
  const rows = await prisma().run.findMany({ distinct: ["model"], select: { model: true }, orderBy: { model: "asc" } });
  return rows.map(({ model }) => model);
}
