"use client";

import { Badge, Button, Drawer, Skeleton } from "@mantine/core";
import { modals, useModals } from "@mantine/modals";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LoadError } from "@/app/_components/load-error";
import { useCan } from "@/app/_components/person";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFormat } from "@/app/_lib/use-format";
import { useBaseName } from "@/app/_lib/use-base-name";
import { RevisionDiff } from "./revision-diff";
import classes from "./knowledge.module.css";
import { useBaseActions } from "./use-base-actions";
import type { KnowledgeBaseRow } from "./use-knowledge";

/** Every revision: who, when, why, what it changed; an older one can be made the newest again. */
export function HistoryDrawer({ base, isOpen, onClose }: { base: KnowledgeBaseRow; isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("knowledge.history");
  const baseName = useBaseName();
  const common = useTranslations("common");
  // A question over it is what Escape closes then.
  const isAsked = useModals().modals.length > 0;
  return (
    <Drawer closeOnEscape={!isAsked} closeButtonProps={{ "aria-label": common("close") }} opened={isOpen} onClose={onClose} position="right" size="lg" title={t("title", { name: baseName(base.name) })} overlayProps={{ color: "var(--scrim)", backgroundOpacity: 1 }}>
      {isOpen ? <RevisionList base={base} /> : null}
    </Drawer>
  );
}

function RevisionList({ base }: { base: KnowledgeBaseRow }) {
  const { data, error, isLoadingError, refetch } = useQuery(useTRPC().knowledge.history.queryOptions({ knowledgeBaseId: base.id }));
  if (isLoadingError) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={160} />;
  const newest = data[0]?.number ?? 0;
  return (
    <ol className={classes.revisions}>
      {data.map((revision) => (
        <RevisionItem key={revision.revisionId} base={base} revision={revision} newest={newest} />
      ))}
    </ol>
  );
}

interface Revision {
  revisionId: number;
  number: number;
  note: string | null;
  problems: number;
  anomalies: number;
  links: number;
  createdAt: Date;
  createdBy: string | null;
}

function RevisionItem({ base, revision, newest }: { base: KnowledgeBaseRow; revision: Revision; newest: number }) {
  const t = useTranslations("knowledge.history");
  const knowledge = useTranslations("knowledge");
  const baseName = useBaseName();
  const common = useTranslations("common");
  const format = useFormat();
  const canEdit = useCan("analyst");
  const [isOpen, setOpen] = useState(false);
  const actions = useBaseActions(() => undefined);
  const { number, problems, anomalies, links } = revision;
  const restore = (): void => {
    modals.openConfirmModal({
      title: t("restoreTitle", { number }),
      children: t("restoreText", { next: newest + 1 }),
      labels: { confirm: t("restoreConfirm", { next: newest + 1 }), cancel: common("cancel") },
      onConfirm: () => actions.copy(revision.revisionId, base, t("restoreNote", { number })),
    });
  };
  return (
    <li className={classes.revision}>
      <div className={classes.revisionHead}>
        <span className={classes.name}>{knowledge("revision", { number })}</span>
        {number === newest ? <Badge className={classes.newBadge}>{t("newest")}</Badge> : null}
        <span className={classes.dim}>
          {format.instant(revision.createdAt.getTime())}, {revision.createdBy ?? (base.origin === "shipped" ? t("product") : baseName(base.name))}
        </span>
      </div>
      {revision.note ? <p className={classes.plain}>{revision.note}</p> : null}
      <p className={classes.dim}>{t("counts", { problems, anomalies, links })}</p>
      <div className={classes.footLine}>
        {number === 1 ? null : (
          <Button size="xs" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t("showDiff")}
          </Button>
        )}
        {canEdit && number !== newest ? (
          <Button size="xs" variant="default" onClick={restore} loading={actions.isBusy}>
            {t("restore")}
          </Button>
        ) : null}
      </div>
      {number === 1 ? <p className={classes.dim}>{t("first")}</p> : null}
      {isOpen ? <RevisionDiff revisionId={revision.revisionId} /> : null}
    </li>
  );
}
