"use client";

import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FilterMenu } from "@/app/_components/filter-menu";
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
  const format = useFormat();
  const options = useQuery(useTRPC().runs.options.queryOptions());
  const statuses = STATUS_FILTERS.map((value) => ({ value, count: format.number(countOf(value, counts)), name: words(value) }));
  const models = [{ value: null, label: words("anyModel") }, ...(options.data?.models ?? []).map((model) => ({ value: model, label: model }))];
  const authors = [{ value: null, label: words("anyAuthor") }, ...(options.data?.authors ?? []).map(({ id, name }) => ({ value: id, label: name }))];
  const times = [{ value: null, label: words("anyTime") }, ...DAYS.map((days) => ({ value: days, label: words("days", { days }) }))];
  return (
    <div className={classes.bar} role="search">
      <SearchField text={filter.text} onChange={(text) => onChange({ text }, "replace")} />
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

const TYPING_MS = 250;

function SearchField({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const words = useTranslations("runs");
  const common = useTranslations("common");
  const [{ typed, seen }, setField] = useState({ typed: text, sent: text, seen: text });
  // A text that came into the address from elsewhere (back, "clear") is shown; our own coming back must not overwrite what was typed since.
  if (text !== seen) setField((field) => ({ typed: text === field.sent ? field.typed : text, sent: text, seen: text }));
  const settle = useDebouncedCallback((value: string) => {
    setField((field) => ({ ...field, sent: value.trim() }));
    onChange(value.trim());
  }, TYPING_MS);
  const type = (value: string): void => {
    setField((field) => ({ ...field, typed: value }));
    settle(value);
  };
  return (
    <TextInput
      className={classes.search}
      type="search"
      aria-label={words("search")}
      placeholder={words("searchPlaceholder")}
      maxLength={200}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
      rightSection={typed === "" ? null : <CloseButton size="sm" aria-label={common("clear")} onClick={() => type("")} />}
    />
  );
}
