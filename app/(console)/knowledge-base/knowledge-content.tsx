"use client";

import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useState } from "react";
import { Notice } from "@/app/_components/notice";
import { useCan } from "@/app/_components/person";
import { SearchInput } from "@/app/_components/search-input";
import { Segments } from "@/app/_components/segments";
import { useFormat } from "@/app/_lib/use-format";
import insight from "./insight.module.css";
import { KNOWLEDGE_FILTERS, SEARCHES_BY } from "./knowledge-address";
import { KnowledgeTable } from "./knowledge-table";
import classes from "./knowledge.module.css";
import { LinterCard } from "./linter-card";
import { listRows, type ListedRows } from "./list-rows";
import { MeaningResults } from "./meaning-results";
import { TableActionsProvider, type Editing } from "./table-actions";
import { useEdits } from "./use-edits";
import type { OpenKnowledge } from "./use-knowledge";
import { useKnowledgeAddress } from "./use-knowledge-address";
import { WhatIfCard } from "./what-if-card";

/** Search, filter and table of one knowledge base. */
export function KnowledgeContent({ knowledgeBaseId, knowledge }: { knowledgeBaseId: number; knowledge: OpenKnowledge }) {
  const [address, changeAddress] = useKnowledgeAddress();
  const [editing, setEditing] = useState<Editing | null>(null);
  const [revealed, setRevealed] = useState<string | null>(null);
  const edits = useEdits(knowledgeBaseId, knowledge);
  const canEdit = useCan("analyst");
  const locale = useLocale();
  const { filter, sort, direction, open } = address;
  // The field follows every key; a table of thousands of lines may lag behind it.
  const query = useDeferredValue(address.query);
  const openKey = open.join();
  const isByMeaning = address.by === "meaning" && query.trim() !== "";
  const writtenIn = editing === null ? null : problemOf(editing);
  const listed = useMemo(
    () => listRows(knowledge.view, knowledge.usage, { query: isByMeaning ? "" : query, filter, sort, direction, open: openKey === "" ? [] : openKey.split(",").map(Number), locale, writtenIn }),
    [knowledge.view, knowledge.usage, query, isByMeaning, filter, sort, direction, openKey, locale, writtenIn],
  );
  const hasRows = listed.rows.length > 0 || editing?.kind === "new-problem";
  const setOpen = (problemId: number, isOpen: boolean): void => {
    changeAddress({ open: isOpen ? [...open.filter((id) => id !== problemId), problemId] : open.filter((id) => id !== problemId) });
  };
  const addProblem = (): void => {
    // What is written must be seen, whatever was looked for.
    changeAddress({ query: "", filter: "all" });
    setEditing({ kind: "new-problem" });
  };
  return (
    <TableActionsProvider value={{ knowledgeBaseId, knowledge, edits, canEdit, editing, setEditing, setOpen, revealed, setRevealed }}>
      <Toolbar counts={listed.counts} onAdd={canEdit ? addProblem : null} />
      <div className={insight.columns}>
        <div>{isByMeaning ? <MeaningResults text={query} /> : hasRows ? <KnowledgeTable rows={listed.rows} /> : <Nothing isEmpty={knowledge.view.length === 0} />}</div>
        <aside className={insight.side}>
          <WhatIfCard />
          <LinterCard />
        </aside>
      </div>
    </TableActionsProvider>
  );
}

/** The problem that is written in; a new one is not in the table yet. */
function problemOf(editing: Editing): number | null {
  if (editing.kind === "new-problem") return null;
  return editing.kind === "problem" ? editing.id : editing.problemId;
}

function Toolbar({ counts, onAdd }: { counts: ListedRows["counts"]; onAdd: (() => void) | null }) {
  const t = useTranslations("knowledge");
  const format = useFormat();
  const [address, changeAddress] = useKnowledgeAddress();
  return (
    <div className={classes.toolbar}>
      <SearchInput className={classes.search} label={t("search")} text={address.query} onType={(query) => changeAddress({ query })} />
      <Segments label={t("searchBy.label")} value={address.by} onChange={(by) => changeAddress({ by })} choices={SEARCHES_BY.map((by) => ({ value: by, label: t(`searchBy.${by}`) }))} />
      <Segments
        className={classes.filter}
        label={t("filter.label")}
        value={address.filter}
        onChange={(filter) => changeAddress({ filter })}
        choices={KNOWLEDGE_FILTERS.map((filter) => ({
          value: filter,
          label: (
            <span className={classes.filterItem}>
              {t(`filter.${filter}`)}
              <span className={classes.dim}>{format.number(counts[filter])}</span>
            </span>
          ),
        }))}
      />
      {onAdd ? (
        <Button variant="default" leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={onAdd}>
          {t("addProblem")}
        </Button>
      ) : null}
    </div>
  );
}

function Nothing({ isEmpty }: { isEmpty: boolean }) {
  const t = useTranslations("knowledge");
  const [, changeAddress] = useKnowledgeAddress();
  if (isEmpty) return <Notice title={t("empty.title")} text={t("empty.text")} />;
  return (
    <Notice
      title={t("noMatch.title")}
      text={t("noMatch.text")}
      action={
        <Button variant="default" onClick={() => changeAddress({ query: "", filter: "all" })}>
          {t("noMatch.clear")}
        </Button>
      }
    />
  );
}
