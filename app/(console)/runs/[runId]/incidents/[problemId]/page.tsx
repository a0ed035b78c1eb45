import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PageBody } from "@/app/_components/page-body";
import { PageMessages } from "@/app/_components/page-messages";
import { Prefetched, prefetch, trpc } from "@/app/_lib/trpc-server";
import { formatId } from "@/server/domain/present/format";
import { readRunId } from "../../_view/read-run-id";
import { IncidentView } from "./incident-view";

interface IncidentPageProps {
  params: Promise<{ runId: string; problemId: string }>;
}

export async function generateMetadata({ params }: IncidentPageProps): Promise<Metadata> {
  return { title: (await getTranslations("incident"))("title", { id: formatId("problem", readRunId((await params).problemId)) }) };
}

export default async function IncidentPage({ params }: IncidentPageProps) {
  const { runId: run, problemId: problem } = await params;
  const [runId, problemId] = [readRunId(run), readRunId(problem)];
  if (runId === null || problemId === null) notFound();
  const locale = await getLocale();
  await Promise.all([prefetch(trpc.run.page.queryOptions({ runId })), prefetch(trpc.run.picture.queryOptions({ runId })), prefetch(trpc.run.incident.queryOptions({ runId, problemId, locale }))]);
  return (
    <PageMessages namespaces={["run", "runs", "incident"]}>
      <Prefetched>
        <PageBody>
          <IncidentView runId={runId} problemId={problemId} />
        </PageBody>
      </Prefetched>
    </PageMessages>
  );
}
