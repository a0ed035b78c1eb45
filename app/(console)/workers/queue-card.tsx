"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { STAGES } from "@/server/domain/pipeline";
import type { WorkersPicture } from "@/server/api/workers";
import { Card } from "@/app/_components/card";
import { taskColour } from "./task-colour";
import { useTaskName } from "./use-task-name";
import classes from "./workers.module.css";

type TaskQueue = WorkersPicture["queue"][number];

/** The stages in their order, then whatever else has jobs. */
function rowsOf(queue: WorkersPicture["queue"]): TaskQueue[] {
  const empty = (task: string): TaskQueue => ({ task, waiting: 0, working: 0, delayed: 0, done: 0 });
  const others = queue.filter(({ task }) => !STAGES.some((stage) => stage === task));
  return [...STAGES.map((stage) => queue.find(({ task }) => task === stage) ?? empty(stage)), ...others];
}

/** What waits, what is in hand, what was done, by stage. */
export function QueueCard({ queue, windowMs }: { queue: WorkersPicture["queue"]; windowMs: number }) {
  const words = useTranslations("workers.queue");
  const format = useFormat();
  const taskName = useTaskName();
  const rows = rowsOf(queue);
  const largest = Math.max(1, ...rows.map(({ waiting, delayed, working }) => waiting + delayed + working));
  return (
    <Card title={words("title")} note={words("note", { minutes: windowMs / 60_000 })}>
      <table className={classes.queue}>
        <thead>
          <tr>
            <th scope="col">{words("stage")}</th>
            <th scope="col" className={classes.end}>
              {words("waiting")}
            </th>
            <th scope="col" className={classes.end}>
              {words("working")}
            </th>
            <th scope="col" aria-hidden />
            <th scope="col" className={classes.end}>
              {words("done")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ task, waiting, delayed, working, done }) => (
            <tr key={task} data-idle={waiting + delayed + working === 0 || undefined}>
              <th scope="row">
                <span className={classes.swatch} style={{ background: taskColour(task) }} aria-hidden />
                {taskName(task)}
              </th>
              <td className={classes.end}>{format.number(waiting + delayed)}</td>
              <td className={classes.end}>{format.number(working)}</td>
              <td>
                <span className={classes.queueBar} aria-hidden>
                  <span style={{ width: `${String((working / largest) * 100)}%`, background: taskColour(task) }} />
                  <span style={{ width: `${String(((waiting + delayed) / largest) * 100)}%` }} />
                </span>
              </td>
              <td className={classes.done}>{format.number(done)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
