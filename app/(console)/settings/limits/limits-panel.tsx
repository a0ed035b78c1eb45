"use client";

import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LoadError } from "@/app/_components/load-error";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { SettingName, SettingValue } from "@/server/domain/installation-settings";
import { Card } from "@/app/_components/card";
import { useTold } from "@/app/_lib/use-told";
import { PanelSkeleton } from "../panel-skeleton";
import classes from "../settings.module.css";
import { SettingField } from "./setting-field";
import { SETTING_GROUPS } from "./setting-groups";
import { type Edits, withoutSaved } from "./setting-edits";

/** Matching, limits and retention of the installation: edited together, saved at once. */
export function LimitsPanel() {
  const words = useTranslations("settings");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const told = useTold();
  const settings = useQuery(trpc.settings.list.queryOptions());
  const [edits, setEdits] = useState<Edits>({});
  const save = useMutation(
    trpc.settings.change.mutationOptions({
      onSuccess: async (_, { changes }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.settings.list.queryKey() });
        // What was typed meanwhile is not saved yet.
        setEdits((edits) => withoutSaved(edits, changes));
        told.done(words("saved"));
      },
      onError: told.failed,
    }),
  );
  const { data } = settings;
  if (data === undefined) return settings.isError ? <LoadError error={settings.error} onRetry={() => void settings.refetch()} /> : <PanelSkeleton />;
  const edit = (name: SettingName, value: SettingValue): void => setEdits(({ [name]: _, ...others }) => (value === data[name].value ? others : { ...others, [name]: value }));
  const groups = Object.keys(SETTING_GROUPS) as (keyof typeof SETTING_GROUPS)[];
  return (
    <>
      {groups.map((group) => (
        <Card key={group} title={words(`limits.group.${group}`)} note={words(`limits.note.${group}`)}>
          {SETTING_GROUPS[group].map((name) => (
            <SettingField key={name} name={name} value={edits[name] === undefined ? data[name].value : edits[name]} isLocked={data[name].origin === "environment"} onChange={(value) => edit(name, value)} />
          ))}
        </Card>
      ))}
      {Object.keys(edits).length === 0 ? null : (
        <div className={classes.save}>
          <Button variant="default" onClick={() => setEdits({})}>
            {words("limits.undo")}
          </Button>
          <Button loading={save.isPending} onClick={() => save.mutate({ changes: edits })}>
            {words("limits.save")}
          </Button>
        </div>
      )}
    </>
  );
}
