import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageBody } from "@/app/_components/page-body";
import { PageMessages } from "@/app/_components/page-messages";
import { Prefetched, prefetch, trpc } from "@/app/_lib/trpc-server";
import { historyQuery } from "./history-query";
import { readWorkersAddress } from "./workers-address";
import { WorkersView } from "./workers-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("workers"))("title") };
}

export default async function WorkersPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const address = readWorkersAddress(await searchParams);
  await Promise.all([prefetch(trpc.workers.picture.queryOptions({ minutes: address.minutes })), prefetch(trpc.workers.history.queryOptions(historyQuery(address)))]);
  return (
    <PageMessages namespaces={["workers"]}>
      <Prefetched>
        <PageBody>
          <WorkersView />
        </PageBody>
      </Prefetched>
    </PageMessages>
  );
}
