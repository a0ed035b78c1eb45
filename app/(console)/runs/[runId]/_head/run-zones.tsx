"use client";

import { ActionIcon, Select, Stack, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import { IconX } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useState } from "react";
import { CutPath } from "@/app/_components/cut-path";
import { FormFoot } from "@/app/_components/form-foot";
import { ListState } from "@/app/_components/list-state";
import { timeZones } from "@/app/_lib/time-zones";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { RunZones as Zones } from "@/server/domain/run-settings";
import classes from "./run-zones.module.css";

/** What a list of choices shows at once: the others are found by typing. */
const SHOWN = 100;

/** The inside of the dialog that reads a run again with its times in other zones. */
export function RunZones({ runId }: { runId: number }) {
  const query = useQuery({ ...useTRPC().runs.zones.queryOptions({ runId }), staleTime: 0, gcTime: 0 });
  return <ListState query={query}>{({ paths, ...zones }) => <ZonesForm runId={runId} zones={zones} paths={paths} />}</ListState>;
}

function ZonesForm({ runId, zones, paths }: { runId: number; zones: Zones; paths: readonly string[] }) {
  const words = useTranslations("run.zones");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [timeZone, setTimeZone] = useState(zones.timeZone);
  const [fileZones, setFileZones] = useState(zones.fileZones);
  const retime = useMutation(
    trpc.runs.retime.mutationOptions({
      onSuccess: () => {
        // What was found is gone: none of it is shown any more, however soon the run is done again.
        for (const queryKey of [trpc.run.pathKey(), trpc.logs.pathKey()]) void queryClient.resetQueries({ queryKey });
        notifications.show({ message: words("started") });
        modals.closeAll();
      },
    }),
  );
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    retime.mutate({ runId, timeZone, fileZones: [...fileZones] });
  };
  const without = (path: string): typeof fileZones => fileZones.filter((file) => file.path !== path);
  const free = paths.filter((path) => !fileZones.some((file) => file.path === path));
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text c="var(--text-2)">{words("hint")}</Text>
        <ZoneSelect label={words("run")} zone={timeZone} onChange={setTimeZone} />
        <fieldset className={classes.files}>
          <legend className={classes.legend}>{words("files")}</legend>
          {fileZones.map((file) => (
            <div key={file.path} className={classes.file}>
              <span title={file.path} className={classes.path}>
                <CutPath path={file.path} />
              </span>
              <ZoneSelect name={words("zoneOf", { file: file.path })} zone={file.timeZone} onChange={(zone) => setFileZones(fileZones.map((each) => (each === file ? { ...file, timeZone: zone } : each)))} />
              <ActionIcon variant="subtle" color="gray" aria-label={words("remove", { file: file.path })} onClick={() => setFileZones(without(file.path))}>
                <IconX size={16} stroke={1.75} aria-hidden />
              </ActionIcon>
            </div>
          ))}
          {free.length === 0 ? null : (
            <Select
              aria-label={words("add")}
              placeholder={words("add")}
              searchable
              data={free}
              limit={SHOWN}
              value={null}
              onChange={(path) => {
                if (path !== null) setFileZones([...without(path), { path, timeZone }]);
              }}
            />
          )}
        </fieldset>
        <FormFoot mutation={retime} label={words("submit")} />
      </Stack>
    </form>
  );
}

function ZoneSelect({ label, name, zone, onChange }: { label?: string; name?: string; zone: string; onChange: (zone: string) => void }) {
  return <Select {...(label === undefined ? { "aria-label": name } : { label })} searchable allowDeselect={false} data={timeZones(zone)} limit={SHOWN} value={zone} onChange={(chosen) => onChange(chosen ?? zone)} />;
}
