/** The ways in which a schedule is chosen; what none of them says is an expression of one's own. */
export const SCHEDULE_KINDS = ["hand", "minutes", "hourly", "daily", "weekly", "cron"] as const;

export type ScheduleKind = (typeof SCHEDULE_KINDS)[number];

/** Steps that come at the same minutes of every hour. */
export const MINUTE_STEPS = [1, 2, 5, 10, 15, 20, 30] as const;

/** Days of the week as cron counts them, the working week first. */
export const WEEK_DAYS = [1, 2, 3, 4, 5, 6, 0] as const;

/** When a source is visited, as it is chosen in the form: what the other kinds need is kept while one of them holds. */
export interface ScheduleChoice {
  kind: ScheduleKind;
  /** `minutes`: so many from one visit to the next. */
  step: number;
  /** `hourly`: of the hour, 0 to 59. */
  minute: number;
  /** `daily`, `weekly`: `HH:MM`, or whatever was typed of it. */
  time: string;
  /** `weekly`: as cron counts them, 0 is Sunday. */
  days: readonly number[];
  cron: string;
}

const INITIAL: ScheduleChoice = { kind: "minutes", step: 15, minute: 0, time: "03:00", days: [1], cron: "" };

const TIME = /^\s*([01]?\d|2[0-3]):([0-5]\d)\s*$/;

/** @returns cron with five fields; null for by hand only; an empty text while something is missing */
export function toCron(choice: ScheduleChoice): string | null {
  const [, hour, minute] = TIME.exec(choice.time) ?? [];
  const clock = hour === undefined ? null : `${String(Number(minute))} ${String(Number(hour))}`;
  switch (choice.kind) {
    case "hand":
      return null;
    case "minutes":
      return choice.step === 1 ? "* * * * *" : `*/${String(choice.step)} * * * *`;
    case "hourly":
      return `${String(choice.minute)} * * * *`;
    case "daily":
      return clock === null ? "" : `${clock} * * *`;
    case "weekly":
      return clock === null || choice.days.length === 0 ? "" : `${clock} * * ${[...choice.days].sort((one, other) => one - other).join(",")}`;
    case "cron":
      return choice.cron.trim().replace(/\s+/g, " ");
  }
}

/** What was chosen to come to this schedule. @param schedule cron with five fields; null: by hand only */
export function fromCron(schedule: string | null): ScheduleChoice {
  if (schedule === null) return { ...INITIAL, kind: "hand" };
  const cron = schedule.trim();
  return { ...INITIAL, cron, ...(everyMinutes(cron) ?? hourly(cron) ?? atTime(cron) ?? { kind: "cron" }) };
}

/** Another way to choose; an expression of one's own begins with what was chosen before. */
export function withKind(choice: ScheduleChoice, kind: ScheduleKind): ScheduleChoice {
  const cron = kind === "cron" && choice.kind !== "cron" ? toCron(choice) : null;
  return { ...choice, kind, cron: cron || choice.cron };
}

/** The schedule of a new source. */
export function initialSchedule(): ScheduleChoice {
  return INITIAL;
}

function everyMinutes(cron: string): Partial<ScheduleChoice> | null {
  const [, step] = /^\*\/(\d+) \* \* \* \*$/.exec(cron) ?? [];
  const found = cron === "* * * * *" ? 1 : MINUTE_STEPS.find((each) => String(each) === step);
  return found === undefined ? null : { kind: "minutes", step: found };
}

function hourly(cron: string): Partial<ScheduleChoice> | null {
  const [, minute] = /^([0-5]?\d) \* \* \* \*$/.exec(cron) ?? [];
  return minute === undefined ? null : { kind: "hourly", minute: Number(minute) };
}

function atTime(cron: string): Partial<ScheduleChoice> | null {
  const [, minute, hour, days] = /^([0-5]?\d) ([01]?\d|2[0-3]) \* \* (\*|[0-7](?:,[0-7])*)$/.exec(cron) ?? [];
  if (minute === undefined || hour === undefined || days === undefined) return null;
  const time = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
  return days === "*" ? { kind: "daily", time } : { kind: "weekly", time, days: [...new Set(days.split(",").map((day) => Number(day) % 7))] };
}
