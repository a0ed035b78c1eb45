"use client";

import { Skeleton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { LoadError } from "@/app/_components/load-error";
import { Notice } from "@/app/_components/notice";
import { PageBody } from "@/app/_components/page-body";
import { PageHeader } from "@/app/_components/page-header";
import { HistoryDrawer } from "./history-drawer";
import { KnowledgeContent } from "./knowledge-content";
import { KnowledgeHeader } from "./knowledge-header";
import classes from "./knowledge.module.css";
import { useKnowledge, useKnowledgeBases, type KnowledgeBaseRow } from "./use-knowledge";
import { KnowledgeAddressProvider, useKnowledgeAddress } from "./use-knowledge-address";

/** Problems with their anomalies, one's own draft of them, and the history of both. */
export function KnowledgePage() {
  return (
    <KnowledgeAddressProvider>
      <ChosenKnowledgeBase />
    </KnowledgeAddressProvider>
  );
}

function ChosenKnowledgeBase() {
  const t = useTranslations("knowledge");
  const [address] = useKnowledgeAddress();
  const bases = useKnowledgeBases();
  if (bases.data === undefined) {
    return (
      <PageBody>
        <PageHeader title={t("title")} />
        {bases.isError ? <LoadError error={bases.error} onRetry={() => void bases.refetch()} /> : <TableSkeleton />}
      </PageBody>
    );
  }
  const base = address.knowledgeBaseId === null ? bases.data[0] : bases.data.find(({ id }) => id === address.knowledgeBaseId);
  if (!base) return <NoKnowledgeBase bases={bases.data} />;
  return <OneKnowledgeBase key={base.id} base={base} bases={bases.data} />;
}

function OneKnowledgeBase({ base, bases }: { base: KnowledgeBaseRow; bases: KnowledgeBaseRow[] }) {
  const [address, changeAddress] = useKnowledgeAddress();
  const state = useKnowledge(base.id);
  const knowledge = state.kind === "open" ? state.knowledge : null;
  return (
    <PageBody>
      <KnowledgeHeader base={base} bases={bases} knowledge={knowledge} />
      {state.kind === "loading" ? <TableSkeleton /> : null}
      {state.kind === "error" ? <LoadError error={state.error} onRetry={state.retry} /> : null}
      {knowledge ? <KnowledgeContent knowledgeBaseId={base.id} knowledge={knowledge} /> : null}
      <HistoryDrawer base={base} isOpen={address.panel === "history"} onClose={() => changeAddress({ panel: null })} />
    </PageBody>
  );
}

function NoKnowledgeBase({ bases }: { bases: KnowledgeBaseRow[] }) {
  const t = useTranslations("knowledge");
  return (
    <PageBody>
      <KnowledgeHeader base={null} bases={bases} knowledge={null} />
      <Notice title={t("none.title")} text={t("none.text")} />
    </PageBody>
  );
}

const SKELETON_ROWS = Array.from({ length: 12 }, (_, index) => index);

function TableSkeleton() {
  return (
    <div className={classes.card} aria-hidden>
      {SKELETON_ROWS.map((row) => (
        <div key={row} className={classes.skeleton}>
          <Skeleton height={12} width={36} />
          <Skeleton height={12} width={`${String(30 + ((row * 17) % 35))}%`} />
        </div>
      ))}
    </div>
  );
}
