"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Card } from "@/app/_components/card";
import { ListState } from "@/app/_components/list-state";
import { Pages } from "@/app/_components/pages";
import { SearchField } from "@/app/_components/search-field";
import { Stale } from "@/app/_components/stale";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { ComparedTemplate } from "@/server/api/compare";
import { ChangeChoice, ChangesTable } from "./changes-table";
import type { CompareProps } from "./compare-props";
import classes from "./compare.module.css";
import { runHref } from "./figure-table";

const PAGE_SIZE = 50;
/** As much of a template as a run's page can be searched by. */
const SEARCHED = 200;

/** What the logs said in each run, what changed most first. */
export function ComparedTemplates({ runs, address, onChange }: CompareProps) {
  const words = useTranslations("compare.templates");
  const trpc = useTRPC();
  const { runIds, templates: filter, text, page } = address;
  const query = useQuery({
    ...trpc.compare.templates.queryOptions({ runIds, filter, ...(text === "" ? {} : { text }), offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE }),
    placeholderData: keepPreviousData,
  });
  const choice = query.data ? (
    <Stale is={query.isPlaceholderData}>
      <ChangeChoice label={words("filter")} counts={query.data.counts} value={filter} onChange={(templates) => onChange({ templates, page: 1 })} />
    </Stale>
  ) : null;
  return (
    <Card title={words("title")} note={words("note")} side={choice}>
      <div className={classes.tools}>
        <SearchField label={words("search")} text={address.text} onChange={(sought) => onChange({ text: sought, page: 1 })} />
      </div>
      <ListState query={query}>
        {({ rows, counts }) => (
          <>
            {rows.length === 0 ? <p className={classes.none}>{words("none")}</p> : <ChangesTable label={words("title")} column={words("column")} runs={runs} rows={rows.map(templateRow)} />}
            <Pages isFoot total={counts[filter]} page={page} pageSize={PAGE_SIZE} onChange={(number) => onChange({ page: number })} />
          </>
        )}
      </ListState>
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
