import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageMessages } from "@/app/_components/page-messages";
import { Prefetched, prefetch, trpc } from "@/app/_lib/trpc-server";
import { PlaybooksView } from "./playbooks-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("playbooks"))("title") };
}

export default async function PlaybooksPage() {
  await prefetch(trpc.playbooks.list.queryOptions());
  return (
    <PageMessages namespaces={["playbooks"]}>
      <Prefetched>
        <PlaybooksView />
      </Prefetched>
    </PageMessages>
  );
}
