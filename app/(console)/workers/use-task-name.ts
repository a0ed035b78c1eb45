"use client";

import { useTranslations } from "next-intl";
import { STAGES } from "@/server/domain/pipeline";

/** The word for a task: that of its stage, or of its own. */
export function useTaskName(): (task: string) => string {
  const stages = useTranslations("common.stage");
  const tasks = useTranslations("workers.task");
  return (task) => {
    const stage = STAGES.find((each) => each === task);
    if (stage !== undefined) return stages(stage);
    return task === "sweep" ? tasks(task) : task;
  };
}
