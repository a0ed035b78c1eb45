"use client";

import { Chip, Group, Input, NumberInput, Select, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { timeZones } from "@/app/_lib/time-zones";
import classes from "./form.module.css";
import { type FormPartProps, FormSection, useFieldError } from "./form-parts";
import { MINUTE_STEPS, SCHEDULE_KINDS, type ScheduleChoice, WEEK_DAYS, withKind } from "./schedule-choice";
import { SchedulePreview } from "./schedule-preview";
import type { DescribedSchedule } from "./use-described-schedule";

/** When the source is visited, in words of one's own choice, and the times that come of it. */
export function ScheduleFields({ described, ...part }: FormPartProps & { described: DescribedSchedule }) {
  const words = useTranslations("sources.form");
  const { fields, change } = part;
  const { schedule } = fields;
  const set = (next: Partial<ScheduleChoice>): void => change({ schedule: { ...schedule, ...next } });
  const kinds = SCHEDULE_KINDS.map((kind) => ({ value: kind, label: words(`scheduleKind.${kind}`) }));
  const chooseKind = (chosen: string | null): void => change({ schedule: withKind(schedule, SCHEDULE_KINDS.find((kind) => kind === chosen) ?? schedule.kind) });
  return (
    <FormSection title={words("when")}>
      <div className={classes.row}>
        <Select className={classes.scheduleKind} label={words("schedule")} allowDeselect={false} data={kinds} value={schedule.kind} onChange={chooseKind} />
        <TimeFields part={part} described={described} set={set} />
      </div>
      {schedule.kind === "weekly" ? <DaysField part={part} set={set} /> : null}
      {schedule.kind === "hand" ? (
        <p className={classes.note}>{words("byHandText")}</p>
      ) : (
        <>
          <Select label={words("scheduleZone")} searchable allowDeselect={false} data={timeZones(fields.scheduleZone)} limit={100} value={fields.scheduleZone} onChange={(zone) => change({ scheduleZone: zone ?? fields.scheduleZone })} />
          <SchedulePreview described={described} zone={fields.scheduleZone} />
        </>
      )}
    </FormSection>
  );
}

interface TimeFieldsProps {
  part: FormPartProps;
  set: (next: Partial<ScheduleChoice>) => void;
}

/** What the chosen way needs to know beside its name. */
function TimeFields({ part, described, set }: TimeFieldsProps & { described: DescribedSchedule }) {
  const words = useTranslations("sources.form");
  const fieldError = useFieldError(part.errors);
  const { schedule } = part.fields;
  switch (schedule.kind) {
    case "hand":
      return null;
    case "minutes":
      return <Select className={classes.scheduleValue} label={words("step")} allowDeselect={false} data={MINUTE_STEPS.map((step) => ({ value: String(step), label: words("steps", { minutes: step }) }))} value={String(schedule.step)} onChange={(step) => set({ step: Number(step ?? schedule.step) })} />;
    case "hourly":
      return <NumberInput className={classes.scheduleValue} label={words("minute")} min={0} max={59} clampBehavior="strict" allowDecimal={false} allowNegative={false} value={schedule.minute} onChange={(minute) => set({ minute: Number(minute) || 0 })} />;
    case "daily":
    case "weekly":
      return <TextInput className={classes.scheduleValue} name="time" label={words("time")} placeholder="03:00" maxLength={5} autoComplete="off" value={schedule.time} onChange={(event) => set({ time: event.currentTarget.value })} error={part.errors.schedule?.code === "time" ? fieldError("schedule") : undefined} />;
    case "cron":
      return <TextInput className={classes.cron} name="schedule" label={words("cron")} description={words("cronHint")} inputWrapperOrder={["label", "input", "description", "error"]} value={schedule.cron} onChange={(event) => set({ cron: event.currentTarget.value })} error={fieldError("schedule") ?? described.refusal} autoComplete="off" spellCheck={false} classNames={{ input: classes.mono }} />;
  }
}

function DaysField({ part, set }: TimeFieldsProps) {
  const words = useTranslations("sources.form");
  const fieldError = useFieldError(part.errors);
  const error = part.errors.schedule?.code === "days" ? fieldError("schedule") : undefined;
  return (
    <Input.Wrapper label={words("days")} labelElement="div" error={error}>
      <Chip.Group multiple value={part.fields.schedule.days.map(String)} onChange={(days) => set({ days: days.map(Number) })}>
        <Group gap={4} mt={4} mb={error === undefined ? 0 : 4} role="group" aria-label={words("days")}>
          {WEEK_DAYS.map((day) => (
            <Chip key={day} value={String(day)} size="xs" radius="sm" classNames={{ label: classes.day }} aria-label={words(`dayName.${day}`)}>
              {words(`day.${day}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
}
