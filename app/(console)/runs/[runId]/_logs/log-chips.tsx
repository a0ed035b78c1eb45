"use client";

import { Button, Pill } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc-client";
import { formatId } from "@/server/domain/present/format";
import { EVERY_RECORD, isNarrowed, type LogFilter } from "@/server/domain/present/log-filter";
import { useRun } from "../_view/run-context";
import classes from "./logs-tab.module.css";

/** What narrows the list but was chosen elsewhere, each with a way out; and the way out of all of it. */
export function LogChips({ filter, onChange }: { filter: LogFilter; onChange(patch: Partial<LogFilter>): void }) {
  const words = useTranslations("run.logs");
  const { of, templateNumber } = filter;
  if (!isNarrowed(filter)) return null;
  return (
    <div className={classes.chips}>
      {of === null ? null : <Chip label={words(`of.${of.kind}`, { id: formatId(of.kind === "anomaly" ? "anomaly" : "problem", of.id) })} onRemove={() => onChange({ of: null })} />}
      {templateNumber === null ? null : <TemplateChip templateNumber={templateNumber} onRemove={() => onChange({ templateNumber: null })} />}
      <Button variant="subtle" size="xs" onClick={() => onChange(EVERY_RECORD)}>
        {words("clear")}
      </Button>
    </div>
  );
}

function TemplateChip({ templateNumber, onRemove }: { templateNumber: number; onRemove(): void }) {
  const words = useTranslations("run.logs");
  const trpc = useTRPC();
  const { runId } = useRun();
  const { data } = useQuery({ ...trpc.logs.template.queryOptions({ runId, templateNumber }), staleTime: Infinity });
  return <Chip label={words("template", { text: data ?? String(templateNumber) })} onRemove={onRemove} />;
}

function Chip({ label, onRemove }: { label: string; onRemove(): void }) {
  const words = useTranslations("run.logs");
  return (
    <Pill size="md" className={classes.chip} title={label} withRemoveButton onRemove={onRemove} removeButtonProps={{ "aria-label": words("remove", { label }), "aria-hidden": false, tabIndex: 0 }}>
      {label}
    </Pill>
  );
}
