"use client";

import { Badge, Button, UnstyledButton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { useCan } from "@/app/_components/person";
import { useFormat } from "@/app/_lib/use-format";
import type { PlaybookRevisionRow } from "@/server/api/playbooks";
import classes from "../playbooks.module.css";
import { useSavePlaybook } from "../use-save-playbook";

interface RevisionListProps {
  playbookId: number;
  revisions: PlaybookRevisionRow[];
  shown: number;
  onShow: (number: number | null) => void;
}

/** The revisions of a playbook; an older one can be shown, and saved as the newest. */
export function RevisionList({ playbookId, revisions, shown, onShow }: RevisionListProps) {
  const t = useTranslations("playbooks");
  const format = useFormat();
  const canEdit = useCan("analyst");
  const newest = revisions[0]?.number ?? 0;
  const save = useSavePlaybook((number) => {
    notifications.show({ message: t("revisions.restored", { number }) });
    onShow(null);
  });
  return (
    <section className={classes.panel}>
      <h2 className={classes.panelTitle}>{t("revisions.title")}</h2>
      <ol className={classes.list}>
        {revisions.map(({ number, createdAt, createdBy, priority, title, owner, steps }) => (
          <li key={number} className={classes.revision} data-shown={number === shown || undefined}>
            <UnstyledButton className={classes.revisionButton} onClick={() => onShow(number === newest ? null : number)} aria-current={number === shown}>
              <span className={classes.name}>{number}</span>
              <span>
                {format.dayMinute(createdAt.getTime())}
                <br />
                <span className={classes.dim}>{createdBy ?? t("byProduct")}</span>
              </span>
              {number === newest ? <Badge className={classes.badge}>{t("revisions.newest")}</Badge> : null}
            </UnstyledButton>
            {canEdit && number === shown && number !== newest ? (
              <Button size="xs" variant="default" loading={save.isBusy} onClick={() => save.run({ playbookId, basedOn: newest, content: { priority, title, owner, steps } })}>
                {t("revisions.restore", { next: newest + 1 })}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
