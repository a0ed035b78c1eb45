import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageBody } from "@/app/_components/page-body";
import { PageMessages } from "@/app/_components/page-messages";
import { Prefetched, prefetch, trpc } from "@/app/_lib/trpc-server";
import { sourcesAddressForm } from "./sources-address";
import { sourcesQuery, visitsQuery } from "./sources-query";
import { SourcesView } from "./sources-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sources"))("title") };
}

export default async function SourcesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const params = await searchParams;
  const { sourceId } = sourcesAddressForm.read({ get: (name) => [params[name]].flat()[0] ?? null });
  await Promise.all([prefetch(trpc.sources.list.queryOptions(sourcesQuery(await getLocale()))), ...(sourceId === null ? [] : [prefetch(trpc.sources.visits.queryOptions(visitsQuery(sourceId)))])]);
  return (
    <PageMessages namespaces={["sources"]}>
      <Prefetched>
        <PageBody>
          <SourcesView />
        </PageBody>
      </Prefetched>
    </PageMessages>
  );
}
