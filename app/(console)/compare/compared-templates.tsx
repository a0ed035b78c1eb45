"use client";

import { CloseButton, Skeleton, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Card } from "@/app/_components/card";
import { LoadError } from "@/app/_components/load-error";
import { Pages } from "@/app/_components/pages";
import { Stale } from "@/app/_components/stale";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { ComparedTemplate } from "@/server/api/compare";
import { ChangeChoice, ChangesTable } from "./changes-table";
import type { CompareProps } from "./compare-view";
import classes from "./compare.module.css";
import { runHref } from "./figure-table";

const PAGE_SIZE = 50;
/** As much of a template as a run's page can be searched by. */
const SEARCHED = 200;

/** What the logs said in each run, what changed most first. */
export function ComparedTemplates({ runs, address, onChange }: CompareProps) {
  const words = useTranslations("compare.templates");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const [text] = useDebouncedValue(address.text.trim(), 300);
  const { runIds, templates: filter, page } = address;
  const query = useQuery({
    ...trpc.compare.templates.queryOptions({ runIds, filter, ...(text === "" ? {} : { text }), offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE }),
    placeholderData: keepPreviousData,
  });
  const found = query.data;
  return (
    <Card title={words("title")} note={words("note")} side={found ? <ChangeChoice label={words("filter")} counts={found.counts} value={filter} onChange={(templates) => onChange({ templates, page: 1 })} /> : null}>
      <div className={classes.tools}>
        <TextInput
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
          placeholder={words("search")}
          aria-label={words("search")}
          value={address.text}
          onChange={(event) => onChange({ text: event.currentTarget.value, page: 1 })}
          rightSection={address.text === "" ? null : <CloseButton size="sm" aria-label={common("clear")} onClick={() => onChange({ text: "", page: 1 })} />}
        />
      </div>
      {query.isError ? <LoadError error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? (
        <div className={classes.waiting}>
          <Skeleton height={320} radius="sm" />
        </div>
      ) : null}
      {found === undefined ? null : (
        <Stale is={query.isPlaceholderData}>{found.rows.length === 0 ? <p className={classes.none}>{words("none")}</p> : <ChangesTable label={words("title")} column={words("column")} runs={runs} rows={found.rows.map(templateRow)} />}</Stale>
      )}
      {found === undefined ? null : <Pages isFoot total={found.counts[filter]} page={page} pageSize={PAGE_SIZE} onChange={(number) => onChange({ page: number })} />}
    </Card>
  );
}

function templateRow({ text, severity, counts, changes }: ComparedTemplate) {
  const name = (
    <span className={classes.template} data-severity={severity}>
      {text}
    </span>
  );
  const query = new URLSearchParams({ tab: "patterns", text: text.slice(0, SEARCHED) }).toString();
  return { key: text, name, title: text, counts, changes, isBad: severity !== "other", href: (runId: number) => runHref(runId, query) };
}
