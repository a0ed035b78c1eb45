"use client";

import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FilterMenu } from "@/app/_components/filter-menu";
import { Notice } from "@/app/_components/notice";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { TemplateListRow } from "@/server/api/run";
import { TEMPLATE_SORTS } from "@/server/domain/present/template-sort";
import { LogsLink } from "../_logs/logs-link";
import { useRun } from "../_view/run-context";
import { useRunAddress } from "../_view/use-run-address";
import { EntryId } from "./entry-id";
import { ListPages, pageOf } from "./list-pages";
import { ListState } from "./list-state";
import classes from "./list-table.module.css";

/** The templates of the run with their counts; together they count every record. */
export function PatternsTab({ records }: { records: number }) {
  const words = useTranslations("run.patterns");
  const trpc = useTRPC();
  const { runId, format } = useRun();
  const { address } = useRunAddress();
  const query = useQuery({
    ...trpc.run.templates.queryOptions({ runId, ...pageOf(address.page), sort: address.templates, text: address.text === "" ? undefined : address.text }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PatternTools />
      <ListState query={query}>
        {({ rows, total, records: sum }) =>
          rows.length === 0 ? (
            <Notice title={words("none.title")} text={words("none.text")} />
          ) : (
            <>
              <TemplateTable rows={rows} records={records} />
              <ListPages total={total} note={words("sum", { templates: format.number(total), count: total, records: format.number(sum) })} />
            </>
          )
        }
      </ListState>
    </>
  );
}

function PatternTools() {
  const words = useTranslations("run.patterns");
  const common = useTranslations("common");
  const { address, change } = useRunAddress();
  const [text, setText] = useState(address.text);
  const search = useDebouncedCallback((sought: string) => change({ text: sought.trim(), page: 1 }), 300);
  const write = (sought: string): void => {
    setText(sought);
    search(sought);
  };
  return (
    <div className={classes.tools}>
      <TextInput
        className={classes.grow}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        placeholder={words("search")}
        aria-label={words("search")}
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
        rightSection={text === "" ? null : <CloseButton size="sm" aria-label={common("clear")} onClick={() => write("")} />}
      />
      <FilterMenu label={words("sort")} choices={TEMPLATE_SORTS.map((value) => ({ value, label: words(`sorts.${value}`) }))} value={address.templates} onChange={(templates) => change({ templates, page: 1 })} />
    </div>
  );
}

function TemplateTable({ rows, records }: { rows: readonly TemplateListRow[]; records: number }) {
  const columns = useTranslations("run.column");
  const { format, clock } = useRun();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{columns("template")}</th>
          <th className={classes.end} style={{ width: 84 }}>
            {columns("records")}
          </th>
          <th className={classes.end} style={{ width: 68 }}>
            {columns("share")}
          </th>
          <th className={classes.end} style={{ width: 72 }}>
            {columns("errors")}
          </th>
          <th className={classes.end} style={{ width: 84 }}>
            {columns("warnings")}
          </th>
          <th className={classes.end} style={{ width: 84 }}>
            {columns("first")}
          </th>
          <th className={classes.end} style={{ width: 120 }}>
            {columns("last")}
          </th>
          <th style={{ width: 104 }}>{columns("match")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number}>
            <td className={classes.mono} data-main title={row.text}>
              {row.text}
            </td>
            <td className={classes.end} data-label={columns("records")}>
              <LogsLink filter={{ templateNumber: row.number }} count={row.records}>
                {format.number(row.records)}
              </LogsLink>
            </td>
            <td className={classes.end} data-wide>
              {format.percent(records === 0 ? null : row.records / records, 1)}
            </td>
            <td className={classes.end} data-label={columns("errors")}>
              <LogsLink filter={{ templateNumber: row.number, levels: ["error"] }} count={row.errors}>
                {format.number(row.errors)}
              </LogsLink>
            </td>
            <td className={classes.end} data-label={columns("warnings")}>
              <LogsLink filter={{ templateNumber: row.number, levels: ["warning"] }} count={row.warnings}>
                {format.number(row.warnings)}
              </LogsLink>
            </td>
            <td className={classes.end} data-wide>
              {clock(row.firstMicros)}
            </td>
            <td className={classes.end} data-wide>
              {clock(row.lastMicros)}
            </td>
            <td>
              {row.problemIds.map((id) => (
                <EntryId key={`P${String(id)}`} kind="problem" id={id} />
              ))}
              {row.anomalyIds.map((id) => (
                <EntryId key={`A${String(id)}`} kind="anomaly" id={id} />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
