import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageBody } from "@/app/_components/page-body";
import { PageMessages } from "@/app/_components/page-messages";
import { Prefetched, prefetch, trpc } from "@/app/_lib/trpc-server";
import { parseRunsFilter, runsQuery } from "./runs-url";
import { RunsView } from "./runs-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("runs"))("title") };
}

export default async function RunsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const search = Object.entries(await searchParams).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
  const filter = parseRunsFilter(new URLSearchParams(search));
  await Promise.all([
    prefetch(trpc.runs.list.queryOptions(runsQuery(filter))),
    prefetch(trpc.runs.options.queryOptions()),
    prefetch(trpc.uploads.limit.queryOptions()),
  ]);
  return (
    <PageMessages namespaces={["runs"]}>
      <Prefetched>
        <PageBody>
          <RunsView />
        </PageBody>
      </Prefetched>
    </PageMessages>
  );
}
