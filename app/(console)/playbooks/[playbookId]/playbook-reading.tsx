"use client";

import { Button, Group } from "@mantine/core";
import { IconCheck, IconCopy, IconDownload, IconPencil } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { CopyButton } from "@/app/_components/copy-button";
import { PageBody } from "@/app/_components/page-body";
import { PageHeader } from "@/app/_components/page-header";
import { useCan } from "@/app/_components/person";
import { PriorityBars } from "@/app/_components/priority-bars";
import { useFormat } from "@/app/_lib/use-format";
import type { PlaybookRow, PlaybookRevisionRow } from "@/server/api/playbooks";
import { textIn, type Bilingual } from "@/server/domain/knowledge/playbook";
import { playbookMarkdown } from "../edit-playbook";
import { MarkdownText } from "../markdown-text";
import classes from "../playbooks.module.css";
import { useExportPlaybooks } from "../use-export-playbooks";
import { ConfirmedProblems } from "./confirmed-problems";
import { DeletePlaybook } from "./delete-playbook";
import { RevisionList } from "./revision-list";

interface PlaybookReadingProps {
  playbook: PlaybookRow;
  revisions: PlaybookRevisionRow[];
  /** The revision to be shown; null: the newest. */
  shownNumber: number | null;
  onShow: (number: number | null) => void;
  onEdit: () => void;
}

/** A playbook to read and to follow. */
export function PlaybookReading({ playbook, revisions, shownNumber, onShow, onEdit }: PlaybookReadingProps) {
  const t = useTranslations("playbooks");
  const priorities = useTranslations("common.priority");
  const locale = useLocale();
  const format = useFormat();
  const canEdit = useCan("analyst");
  const exportFile = useExportPlaybooks();
  const newest = revisions[0];
  const shown = revisions.find(({ number }) => number === shownNumber) ?? newest;
  if (!shown) return null;
  const title = textIn(shown.title, locale);
  const owner = textIn(shown.owner, locale);
  const markdown = playbookMarkdown(title, shown.steps.map(({ text }) => textIn(text, locale)));
  return (
    <PageBody>
      <div>
        <p className={classes.crumb}>
          <Link href="/playbooks">{t("title")}</Link>
        </p>
        <PageHeader
          title={title}
          meta={
            <span className={classes.priority}>
              <PriorityBars priority={shown.priority} />
              {priorities(shown.priority)}
              {owner === "" ? null : <span className={classes.dim}>{owner}</span>}
            </span>
          }
          actions={
            <Group gap={8} justify="flex-end">
              <CopyButton value={markdown}>
                {({ copied, copy }) => (
                  <Button variant="default" leftSection={copied ? <IconCheck size={16} stroke={1.75} aria-hidden /> : <IconCopy size={16} stroke={1.75} aria-hidden />} onClick={copy}>
                    {copied ? t("copied") : t("copy")}
                  </Button>
                )}
              </CopyButton>
              <Button variant="default" leftSection={<IconDownload size={16} stroke={1.75} aria-hidden />} onClick={() => void exportFile(playbook)}>
                {t("files.export")}
              </Button>
              {canEdit && !playbook.isShipped ? <DeletePlaybook playbookId={playbook.id} title={title} revisions={revisions.length} /> : null}
              {canEdit ? (
                <Button leftSection={<IconPencil size={16} stroke={1.75} aria-hidden />} onClick={onEdit}>
                  {t("edit")}
                </Button>
              ) : null}
            </Group>
          }
        />
        <p className={classes.facts}>{t("facts", { number: shown.number, when: format.instant(shown.createdAt.getTime()), who: shown.createdBy ?? t("byProduct") })}</p>
      </div>
      {shown === newest ? null : (
        <p className={classes.warn}>
          {t("olderRevision", { number: shown.number })}{" "}
          <Button size="xs" variant="default" onClick={() => onShow(null)}>
            {t("toNewest")}
          </Button>
        </p>
      )}
      <div className={classes.columns}>
        <section className={classes.card} aria-label={t("steps")}>
          {shown.steps.length === 0 ? <p className={classes.none}>{t("noSteps")}</p> : null}
          <ol className={classes.steps}>
            {shown.steps.map(({ id, text }, index) => (
              <li key={id} className={classes.step}>
                <span className={classes.stepNumber} aria-hidden>
                  {index + 1}
                </span>
                <div className={classes.stepText}>
                  <MarkdownText text={textIn(text, locale)} />
                  <OtherLanguage text={text} />
                </div>
              </li>
            ))}
          </ol>
        </section>
        <aside className={classes.side}>
          <ConfirmedProblems playbook={playbook} />
          <RevisionList playbookId={playbook.id} revisions={revisions} shown={shown.number} onShow={onShow} />
        </aside>
      </div>
    </PageBody>
  );
}

/** Says that a text is not in the reader's language, where it is not. */
function OtherLanguage({ text }: { text: Bilingual }) {
  const t = useTranslations("playbooks.onlyIn");
  const locale = useLocale();
  if (text[locale]) return null;
  return <p className={classes.dim}>{t(locale === "en" ? "ru" : "en")}</p>;
}
