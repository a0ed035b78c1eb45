"use client";

import { ActionIcon, Popover, Radio, Select, Stack, TextInput } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useBaseName } from "@/app/_lib/use-base-name";
import classes from "./run-options-button.module.css";
import type { RunOptionsState } from "./use-run-options";

/** The options of new runs in one line, and a button that opens them. */
export function RunOptionsButton({ options }: { options: RunOptionsState }) {
  const words = useTranslations("runs.options");
  const baseName = useBaseName();
  const { data } = useQuery(useTRPC().runs.options.queryOptions());
  const { model, retain, revisionId, timeZone } = options.current;
  const revision = data?.revisions.find((each) => each.revisionId === revisionId);
  const revisionText = revision ? words("revisionOf", { name: baseName(revision.knowledgeBase), number: String(revision.number) }) : words("revisionShort");
  return (
    <div className={classes.options}>
      <div className={classes.summary}>
        <div className={classes.label}>{words("label")}</div>
        <div>{words("summary", { model, revision: revisionText, zone: timeZone, retain })}</div>
      </div>
      <Popover width={360} position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <ActionIcon variant="default" aria-label={words("edit")}>
            <IconAdjustmentsHorizontal size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown aria-label={words("edit")}>
          <OptionsForm options={options} revisions={data?.revisions ?? []} />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

interface Revision {
  revisionId: number;
  knowledgeBase: string;
  number: number;
}

function OptionsForm({ options, revisions }: { options: RunOptionsState; revisions: readonly Revision[] }) {
  const words = useTranslations("runs.options");
  const baseName = useBaseName();
  const { current, set } = options;
  const zones = useMemo(() => ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")], []);
  const revisionChoices = revisions.map(({ revisionId, knowledgeBase, number }) => ({ value: String(revisionId), label: words("revisionOf", { name: baseName(knowledgeBase), number: String(number) }) }));
  return (
    <Stack gap="md">
      <TextInput label={words("name")} placeholder={words("namePlaceholder")} maxLength={150} value={current.name ?? ""} onChange={(event) => set({ name: event.currentTarget.value || undefined })} />
      <Radio.Group label={words("model")} value={current.model} onChange={(model) => set({ model: model === "heavy" ? "heavy" : "light" })}>
        <Stack gap="xs" mt="xs">
          <Radio value="light" label={words("modelLight")} />
          <Radio value="heavy" label={words("modelHeavy")} />
        </Stack>
      </Radio.Group>
      <Select
        label={words("revision")}
        placeholder={words("revisionAuto")}
        clearable
        data={revisionChoices}
        value={current.revisionId === undefined ? null : String(current.revisionId)}
        onChange={(value) => set({ revisionId: value === null ? undefined : Number(value) })}
        comboboxProps={{ withinPortal: false }}
      />
      <Select label={words("timeZone")} searchable allowDeselect={false} data={zones} limit={100} value={current.timeZone} onChange={(zone) => set({ timeZone: zone ?? "UTC" })} comboboxProps={{ withinPortal: false }} />
      <Radio.Group label={words("retain")} value={current.retain} onChange={(retain) => set({ retain: retain === "problems" ? "problems" : "all" })}>
        <Stack gap="xs" mt="xs">
          <Radio value="all" label={words("retainAll")} />
          <Radio value="problems" label={words("retainProblems")} />
        </Stack>
      </Radio.Group>
    </Stack>
  );
}
