"use client";

import { UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { useRef, type ReactNode } from "react";
import { PriorityBars } from "@/app/_components/priority-bars";
import { useFormat } from "@/app/_lib/use-format";
import { useRowKeys } from "@/app/_lib/use-row-keys";
import type { RootRouter } from "@/server/api/root";
import { textIn } from "@/server/domain/knowledge/playbook";
import { formatId } from "@/server/domain/present/format";
import { firstDirection, type PlaybooksAddress, type PlaybookSort } from "./playbooks-address";
import classes from "./playbooks.module.css";

export type PlaybookRow = inferRouterOutputs<RootRouter>["playbooks"]["list"][number];

interface PlaybooksTableProps {
  playbooks: PlaybookRow[];
  address: PlaybooksAddress;
  onChange: (change: Partial<PlaybooksAddress>) => void;
}

/** Problems named in a row; more are a number. */
const SHOWN_PROBLEMS = 2;

/** The table of playbooks; `j` and `k` walk its rows. */
export function PlaybooksTable({ playbooks, address, onChange }: PlaybooksTableProps) {
  const t = useTranslations("playbooks.table");
  const table = useRef<HTMLTableElement>(null);
  useRowKeys(table);
  const head = (sort: PlaybookSort, className?: string): ReactNode => <SortHead sort={sort} className={className} address={address} onChange={onChange} />;
  return (
    <div className={classes.card}>
      <table className={classes.table} ref={table} aria-label={t("label")}>
        <thead>
          <tr>
            {head("title")}
            {head("priority")}
            {head("owner", classes.minor)}
            <th className={classes.minor}>{t("problems")}</th>
            <th className={classes.figure}>{t("steps")}</th>
            {head("updated", classes.minor)}
          </tr>
        </thead>
        <tbody>
          {playbooks.map((playbook) => (
            <Row key={playbook.id} playbook={playbook} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SortHead({ sort, className, address, onChange }: Omit<PlaybooksTableProps, "playbooks"> & { sort: PlaybookSort; className: string | undefined }) {
  const t = useTranslations("playbooks.table");
  const isSorted = address.sort === sort;
  const Arrow = address.direction === "asc" ? IconArrowUp : IconArrowDown;
  const turned = address.direction === "asc" ? "desc" : "asc";
  return (
    <th className={className} aria-sort={isSorted ? (address.direction === "asc" ? "ascending" : "descending") : "none"}>
      <UnstyledButton
        className={classes.sort}
        data-sorted={isSorted || undefined}
        aria-label={t("sortBy", { column: t(sort) })}
        onClick={() => onChange({ sort, direction: isSorted ? turned : firstDirection(sort) })}
      >
        {isSorted ? <Arrow size={14} stroke={1.75} aria-hidden /> : null}
        {t(sort)}
      </UnstyledButton>
    </th>
  );
}

function Row({ playbook }: { playbook: PlaybookRow }) {
  const t = useTranslations("playbooks");
  const priorities = useTranslations("common.priority");
  const locale = useLocale();
  const format = useFormat();
  const { confirmedFor } = playbook;
  return (
    <tr>
      <td>
        <Link href={`/playbooks/${String(playbook.id)}`} className={classes.rowLink} data-row-link>
          {textIn(playbook.title, locale)}
        </Link>
        <span className={classes.owner}>{textIn(playbook.owner, locale)}</span>
      </td>
      <td>
        <span className={classes.priority}>
          <PriorityBars priority={playbook.priority} />
          {priorities(playbook.priority)}
        </span>
      </td>
      <td className={classes.minor}>{textIn(playbook.owner, locale)}</td>
      <td className={classes.minor}>
        {confirmedFor.slice(0, SHOWN_PROBLEMS).map(({ knowledgeBaseId, problemId, text }) => (
          <span key={`${String(knowledgeBaseId)}-${String(problemId)}`} className={classes.problem}>
            <span className="mono">{formatId("problem", problemId)}</span> {text ?? t("problems.gone")}
          </span>
        ))}
        {confirmedFor.length > SHOWN_PROBLEMS ? <span className={classes.dim}>{t("table.moreProblems", { count: confirmedFor.length - SHOWN_PROBLEMS })}</span> : null}
      </td>
      <td className={classes.figure}>{format.number(playbook.steps.length)}</td>
      <td className={classes.minor}>
        <span className={classes.when}>{format.date(playbook.updatedAt.getTime())}</span>
        <span className={classes.dim}>{playbook.updatedBy ?? t("byProduct")}</span>
      </td>
    </tr>
  );
}
