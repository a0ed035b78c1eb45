"use client";

import { Radio, Select, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type SubmitEvent, useState } from "react";
import { FormFoot } from "@/app/_components/form-foot";
import { timeZones } from "@/app/_lib/time-zones";
import { useTRPC } from "@/app/_lib/trpc-client";

const RETAINED = ["all", "problems"] as const;

/** The inside of the dialog that makes a source: its name and what its runs are created with. */
export function SourceForm({ onMade }: { onMade: (source: { id: number; name: string }) => void }) {
  const words = useTranslations("sources.form");
  const locale = useLocale();
  const [timeZone, setTimeZone] = useState("UTC");
  const [retain, setRetain] = useState<(typeof RETAINED)[number]>("all");
  const create = useMutation(useTRPC().sources.create.mutationOptions({ onSuccess: ({ sourceId }, { name }) => onMade({ id: sourceId, name }) }));
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    create.mutate({ name: String(new FormData(event.currentTarget).get("name")).trim(), timeZone, retain, locale });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput name="name" label={words("name")} description={words("nameHint")} maxLength={200} pattern=".*\S.*" required withAsterisk={false} data-autofocus autoComplete="off" />
        <Select label={words("timeZone")} description={words("timeZoneHint")} searchable allowDeselect={false} data={timeZones(null)} limit={100} value={timeZone} onChange={(zone) => setTimeZone(zone ?? timeZone)} />
        <Radio.Group label={words("retain")} value={retain} onChange={(value) => setRetain(RETAINED.find((each) => each === value) ?? "all")}>
          <Stack gap="sm" mt={4}>
            {RETAINED.map((each) => (
              <Radio key={each} value={each} label={words(`retained.${each}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <FormFoot mutation={create} label={words("make")} />
      </Stack>
    </form>
  );
}
