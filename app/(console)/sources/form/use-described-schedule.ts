"use client";

import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFailureText } from "@/app/_lib/use-failure-text";
import type { ScheduleDescription } from "@/server/api/sources";

/** An expression is looked at when its typing rests. */
const REST_MS = 250;

export interface DescribedSchedule {
  /** What the schedule says; null where there is none, or one that says nothing. */
  answer: Extract<ScheduleDescription, { kind: "ok" }> | null;
  /** Why it says nothing, in words. */
  refusal: string | undefined;
  /** The answer is to what stood there before. */
  isStale: boolean;
}

/** Asks what a schedule says, while it is being chosen. @param cron null or empty: there is nothing to ask */
export function useDescribedSchedule(cron: string | null, scheduleZone: string): DescribedSchedule {
  const locale = useLocale();
  const failureText = useFailureText();
  const schedule = cron ?? "";
  const [asked] = useDebouncedValue(schedule, REST_MS);
  const { data, error, isPlaceholderData } = useQuery({ ...useTRPC().sources.describeSchedule.queryOptions({ schedule: asked, scheduleZone, locale }), enabled: asked !== "", placeholderData: keepPreviousData });
  if (schedule === "" || asked === "") return { answer: null, refusal: undefined, isStale: false };
  const isStale = isPlaceholderData || asked !== schedule;
  if (data?.kind === "ok") return { answer: data, refusal: undefined, isStale };
  const refusal = data?.kind === "refused" ? failureText.ofReason(data.reason) : error ? failureText.ofError(error) : undefined;
  return { answer: null, refusal: isStale ? undefined : refusal, isStale };
}
