"use client";

import { Button, Menu, Select } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { SearchField } from "@/app/_components/search-field";
import { useTRPC } from "@/app/_lib/trpc-client";
import { LOG_LEVELS, type LogFilter, type LogLevel } from "@/server/domain/present/log-filter";
import { useRun } from "../_view/run-context";
import { useRunAddress } from "../_view/use-run-address";
import { LogChips } from "./log-chips";
import classes from "./logs-tab.module.css";
import { SpanFilter } from "./span-filter";

/** Names that a list of choices shows at once; typing finds the others. */
const SHOWN_CHOICES = 100;

/** Narrows the list of records. Not drawn anew while the instant moves. */
export const LogTools = memo(function LogTools({ filter }: { filter: LogFilter }) {
  const words = useTranslations("run.logs");
  const { change } = useRunAddress();
  const narrow = (patch: Partial<LogFilter>): void => change({ logs: { ...filter, ...patch } });
  return (
    <div className={classes.tools}>
      <SearchField className={classes.search} label={words("search")} maxLength={500} text={filter.text} onChange={(text) => narrow({ text })} />
      <LevelMenu levels={filter.levels} onChange={(levels) => narrow({ levels })} />
      <PlaceChoices filter={filter} onChange={narrow} />
      <SpanFilter span={filter.span} onChange={(span) => narrow({ span })} />
      <LogChips filter={filter} onChange={narrow} />
    </div>
  );
});

/** Several severities may hold; none chosen is all of them. */
function LevelMenu({ levels, onChange }: { levels: readonly LogLevel[]; onChange(levels: LogLevel[]): void }) {
  const words = useTranslations("run.logs");
  const toggled = (level: LogLevel): LogLevel[] => LOG_LEVELS.filter((one) => (one === level) !== levels.includes(one));
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} stroke={1.75} aria-hidden />} styles={{ root: { paddingInline: 8 } }}>
          {levels.length === 0 ? words("anySeverity") : levels.map((level) => words(`level.${level}`)).join(", ")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LOG_LEVELS.map((level) => (
          <Menu.CheckboxItem key={level} value={level} checked={levels.includes(level)} onChange={() => onChange(toggled(level))} checkIcon={<IconCheck size={16} stroke={1.75} aria-hidden />}>
            {words(`levelLong.${level}`)}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Where a record happened, what wrote it, in which file it stands. */
function PlaceChoices({ filter, onChange }: { filter: LogFilter; onChange(patch: Partial<LogFilter>): void }) {
  const words = useTranslations("run.logs");
  const trpc = useTRPC();
  const { runId, format } = useRun();
  const { data } = useQuery({ ...trpc.logs.choices.queryOptions({ runId }), staleTime: Infinity });
  const files = (data?.files ?? []).map(({ number, name, records }) => ({ value: String(number), label: `${name} (${format.number(records)})` }));
  // What holds is said, also before the choices are there.
  const choice = (label: "anySystem" | "anySource" | "anyFile", values: string[] | typeof files, value: string | null, choose: (value: string | null) => void) =>
    values.length <= 1 && value === null ? null : (
      <Select className={classes.choice} placeholder={words(label)} aria-label={words(label)} data={values.length === 0 && value !== null ? [value] : values} value={value} onChange={choose} limit={SHOWN_CHOICES} searchable clearable comboboxProps={{ width: "max-content", position: "bottom-start" }} />
    );
  const isSame = data !== undefined && data.systems.join("\n") === data.sources.join("\n");
  return (
    <>
      {choice("anySystem", data?.systems ?? [], filter.system, (system) => onChange({ system }))}
      {isSame && filter.source === null ? null : choice("anySource", data?.sources ?? [], filter.source, (source) => onChange({ source }))}
      {choice("anyFile", files, filter.fileNumber === null ? null : String(filter.fileNumber), (number) => onChange({ fileNumber: number === null ? null : Number(number) }))}
    </>
  );
}
