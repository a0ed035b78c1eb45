"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FilterMenu } from "@/app/_components/filter-menu";
import { SearchField } from "@/app/_components/search-field";
import { Segments } from "@/app/_components/segments";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFormat } from "@/app/_lib/use-format";
import type { RunPage } from "@/server/api/runs";
import classes from "./runs-filters.module.css";
import { countOf, DAYS, type RunsFilter, STATUS_FILTERS } from "./runs-url";

interface RunsFiltersProps {
  filter: RunsFilter;
  counts: RunPage["counts"];
  onChange: (change: Partial<RunsFilter>, how?: "push" | "replace") => void;
}

/** Search, status with counts, model, person and time. */
export function RunsFilters({ filter, counts, onChange }: RunsFiltersProps) {
  const words = useTranslations("runs.filter");
  const runs = useTranslations("runs");
  const format = useFormat();
  const options = useQuery(useTRPC().runs.options.queryOptions());
  const statuses = STATUS_FILTERS.map((value) => ({ value, count: format.number(countOf(value, counts)), name: words(value) }));
  const models = [{ value: null, label: words("anyModel") }, ...(options.data?.models ?? []).map((model) => ({ value: model, label: model }))];
  const authors = [{ value: null, label: words("anyAuthor") }, ...(options.data?.authors ?? []).map(({ id, name }) => ({ value: id, label: name }))];
  const times = [{ value: null, label: words("anyTime") }, ...DAYS.map((days) => ({ value: days, label: words("days", { days }) }))];
  return (
    <div className={classes.bar} role="search">
      <SearchField className={classes.search} label={runs("search")} placeholder={runs("searchPlaceholder")} text={filter.text} onChange={(text) => onChange({ text }, "replace")} />
      <Segments
        className={classes.wide}
        label={words("status")}
        value={filter.status}
        onChange={(status) => onChange({ status })}
        choices={statuses.map(({ value, count, name }) => ({
          value,
          label: (
            <>
              {name}
              <span className={classes.count}>{count}</span>
            </>
          ),
        }))}
      />
      <FilterMenu className={classes.narrow} label={words("status")} value={filter.status} onChange={(status) => onChange({ status })} choices={statuses.map(({ value, count, name }) => ({ value, label: `${name} ${count}` }))} />
      <div className={classes.menus}>
        <FilterMenu label={words("model")} value={filter.model} onChange={(model) => onChange({ model })} choices={models} />
        <FilterMenu label={words("author")} value={filter.by} onChange={(by) => onChange({ by })} choices={authors} />
        <FilterMenu label={words("started")} value={filter.days} onChange={(days) => onChange({ days })} choices={times} />
      </div>
    </div>
  );
}
