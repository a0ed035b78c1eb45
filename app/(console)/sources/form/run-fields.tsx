"use client";

import { Collapse, Select, Stack, UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { timeZones } from "@/app/_lib/time-zones";
import { LOCALES } from "@/server/domain/present/format";
import classes from "./form.module.css";
import { type FormPartProps, RadioField } from "./form-parts";

/** What the runs of the source are made with: one line that says it, and behind it the choices. */
export function RunFields({ fields, change }: FormPartProps) {
  const words = useTranslations("sources.form");
  const common = useTranslations("common.languages");
  const [isOpen, setOpen] = useState(false);
  const { timeZone, retain, locale } = fields;
  return (
    <div>
      <UnstyledButton className={classes.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <IconChevronRight size={16} stroke={1.75} aria-hidden className={classes.chevron} />
        <span className={classes.foldTitle}>{words("runs")}</span>
        <span className={classes.foldNote}>{[words(`retained.${retain}`), timeZone, common(locale)].join(", ")}</span>
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        <Stack gap="md" pt={8}>
          <RadioField label={words("retain")} choices={["all", "problems"]} word={(choice) => words(`retained.${choice}`)} value={retain} onChange={(chosen) => change({ retain: chosen })} />
          <Select label={words("timeZone")} description={words("timeZoneHint")} searchable allowDeselect={false} data={timeZones(timeZone)} limit={100} value={timeZone} onChange={(zone) => change({ timeZone: zone ?? timeZone })} />
          <RadioField label={words("reports")} choices={LOCALES} word={(choice) => common(choice)} value={locale} onChange={(chosen) => change({ locale: chosen })} />
        </Stack>
      </Collapse>
    </div>
  );
}
