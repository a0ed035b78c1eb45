import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { notFound } from "next/navigation";
import { PageMessages } from "@/app/_components/page-messages";
import { currentPerson } from "@/app/_lib/current-person";
import { Prefetched, prefetch, trpc } from "@/app/_lib/trpc-server";
import { createCaller } from "@/server/api/root";
import { textIn } from "@/server/domain/knowledge/playbook";
import { PlaybookPage } from "./playbook-page";

interface PageProps {
  params: Promise<{ playbookId: string }>;
}

async function findTitle(params: PageProps["params"]): Promise<{ id: number; title: string } | null> {
  const { playbookId } = await params;
  const person = await currentPerson();
  if (person === null || !/^\d{1,9}$/.test(playbookId)) return null;
  const playbooks = await createCaller({ person, address: "" }).playbooks.list();
  const playbook = playbooks.find(({ id }) => id === Number(playbookId));
  return playbook ? { id: playbook.id, title: textIn(playbook.title, await getLocale()) } : null;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const found = await findTitle(params);
  return found ? { title: found.title } : {};
}

export default async function OnePlaybookPage({ params }: PageProps) {
  const found = await findTitle(params);
  if (!found) notFound();
  const input = { playbookId: found.id };
  await Promise.all([prefetch(trpc.playbooks.get.queryOptions(input)), prefetch(trpc.playbooks.revisions.queryOptions(input))]);
  return (
    <PageMessages namespaces={["playbooks"]}>
      <Prefetched>
        <PlaybookPage playbookId={found.id} />
      </Prefetched>
    </PageMessages>
  );
}
