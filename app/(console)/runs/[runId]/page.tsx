import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageBody } from "@/app/_components/page-body";
import { PageMessages } from "@/app/_components/page-messages";
import { Prefetched, prefetch, trpc } from "@/app/_lib/trpc-server";
import { readRunId } from "./_view/read-run-id";
import { RunView } from "./_view/run-view";

interface RunPageProps {
  params: Promise<{ runId: string }>;
}

export async function generateMetadata({ params }: RunPageProps): Promise<Metadata> {
  return { title: (await getTranslations("run"))("title", { id: (await params).runId }) };
}

export default async function RunPage({ params }: RunPageProps) {
  const runId = readRunId((await params).runId);
  if (runId === null) notFound();
  await Promise.all([prefetch(trpc.run.page.queryOptions({ runId })), prefetch(trpc.run.picture.queryOptions({ runId }))]);
  return (
    <PageMessages namespaces={["run", "runs", "incident"]}>
      <Prefetched>
        <PageBody>
          <RunView key={runId} runId={runId} />
        </PageBody>
      </Prefetched>
    </PageMessages>
  );
}
