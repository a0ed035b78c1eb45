import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageMessages } from "@/app/_components/page-messages";
import { currentPerson } from "@/app/_lib/current-person";
import { Prefetched, prefetch, trpc } from "@/app/_lib/trpc-server";
import { createCaller } from "@/server/api/root";
import { readKnowledgeAddress } from "./knowledge-address";
import { KnowledgePage } from "./knowledge-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("knowledge"))("title") };
}

/** A larger one is not written into the page: the frame comes at once, the rows a moment later. */
const MAX_PREFETCHED_LINKS = 3_000;

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function KnowledgeBasePage({ searchParams }: { searchParams: Search }) {
  const params = await searchParams;
  const { knowledgeBaseId } = readKnowledgeAddress({ get: (name) => [params[name]].flat()[0] ?? null });
  await prefetchKnowledge(knowledgeBaseId);
  return (
    <PageMessages namespaces={["knowledge", "knowledge-file"]}>
      <Prefetched>
        <KnowledgePage />
      </Prefetched>
    </PageMessages>
  );
}

async function prefetchKnowledge(wished: number | null): Promise<void> {
  const person = await currentPerson();
  if (person === null) return;
  const api = createCaller({ person, address: "" });
  const bases = await api.knowledge.list();
  await prefetch(trpc.knowledge.list.queryOptions());
  const base = wished === null ? bases[0] : bases.find(({ id }) => id === wished);
  if (!base) return;
  const input = { knowledgeBaseId: base.id };
  const draft = await api.knowledge.draft(input);
  await Promise.all([
    prefetch(trpc.knowledge.draft.queryOptions(input)),
    prefetch(trpc.knowledge.usage.queryOptions(input)),
    ...(base.head.links <= MAX_PREFETCHED_LINKS ? [prefetch(trpc.knowledge.content.queryOptions({ revisionId: draft.baseRevisionId }))] : []),
  ]);
}
