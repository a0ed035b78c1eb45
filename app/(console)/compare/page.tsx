import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageBody } from "@/app/_components/page-body";
import { PageMessages } from "@/app/_components/page-messages";
import { Prefetched, prefetch, trpc } from "@/app/_lib/trpc-server";
import { readCompareAddress } from "./compare-address";
import { CompareView } from "./compare-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("compare"))("title") };
}

export default async function ComparePage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const params = await searchParams;
  const { runIds } = readCompareAddress({ get: (name) => [params[name]].flat()[0] ?? null });
  if (runIds.length > 1) await Promise.all([prefetch(trpc.compare.runs.queryOptions({ runIds })), prefetch(trpc.compare.times.queryOptions({ runIds })), prefetch(trpc.compare.problems.queryOptions({ runIds }))]);
  return (
    <PageMessages namespaces={["compare"]}>
      <Prefetched>
        <PageBody>
          <CompareView />
        </PageBody>
      </Prefetched>
    </PageMessages>
  );
}
