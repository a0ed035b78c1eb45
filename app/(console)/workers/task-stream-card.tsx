"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useFormat } from "@/app/_lib/use-format";
import { timeTicks } from "@/server/domain/present/charts/time-ticks";
import { formatOrdinal } from "@/server/domain/present/format";
import { layOutStream, type StreamBlock } from "@/server/domain/present/task-stream";
import { STAGES } from "@/server/domain/pipeline";
import type { StreamJobRow, WorkersPicture } from "@/server/api/workers";
import { Card } from "@/app/_components/card";
import { onTaskColour, taskColour } from "./task-colour";
import { listStops } from "./stream-stops";
import { type StreamStopProps, useStreamKeys } from "./use-stream-keys";
import { useTaskName } from "./use-task-name";
import { workerName } from "./worker-name";
import classes from "./workers.module.css";

const MAX_TICKS = 7;
const EDGE_SHARE = 0.04;

/** Who did what when: a lane for each worker. */
export function TaskStreamCard({ picture }: { picture: WorkersPicture }) {
  const words = useTranslations("workers.stream");
  const format = useFormat();
  const taskName = useTaskName();
  const { windowMs } = picture;
  const window = { fromMs: picture.now - windowMs, toMs: picture.now };
  const lanes = layOutStream(picture.jobs, picture.workers.map(({ id }) => id), window);
  const stopProps = useStreamKeys(listStops(picture.workers.map(({ id }) => lanes.get(id) ?? [])));
  // A label at the right edge would stand out of the card.
  const ticks = timeTicks(window.fromMs, window.toMs, MAX_TICKS, format).filter(({ value }) => value < window.toMs - EDGE_SHARE * windowMs);
  const legend = (
    <ul className={classes.legend}>
      {STAGES.filter((stage) => stage !== "generalize").map((stage) => (
        <li key={stage}>
          <span className={classes.swatch} style={{ background: taskColour(stage) }} aria-hidden />
          {taskName(stage)}
        </li>
      ))}
    </ul>
  );
  return (
    <Card title={words("title")} note={words("note", { from: format.time(window.fromMs), to: format.time(window.toMs), zone: format.zone })} side={legend}>
      <div className={classes.stream}>
        {picture.workers.map((worker) => {
          const lane = lanes.get(worker.id) ?? [[]];
          const name = workerName(worker, picture.workers);
          return (
            <div key={worker.id} className={classes.laneRow}>
              <span className={classes.laneName} title={`${worker.host} · ${formatOrdinal(worker.pid)}`}>
                {name}
              </span>
              <div className={classes.lane} role="group" aria-label={words("label", { worker: name, jobs: lane.reduce((sum, row) => sum + row.length, 0) })}>
                {lane.map((row, index) => (
                  <div key={index} className={classes.laneTrack}>
                    {row.map((block) => (
                      <Block key={block.job.id} block={block} stopProps={stopProps} />
                    ))}
                  </div>
                ))}
              </div>
            </div>
          );
        })}
        <div className={classes.axis} aria-hidden>
          {ticks.map(({ value, label }) => (
            <span key={value} style={{ left: `${String(((value - window.fromMs) / windowMs) * 100)}%` }}>
              {label}
            </span>
          ))}
        </div>
      </div>
      {picture.jobs.length === 0 ? <p className={classes.quiet}>{words("empty")}</p> : null}
    </Card>
  );
}

/** A block narrower than this share of the lane has no room for words. */
const WORDS_SHARE = 0.03;

interface BlockProps {
  block: StreamBlock<StreamJobRow>;
  stopProps: (jobId: string) => StreamStopProps;
}

function Block({ block: { job, left, width }, stopProps }: BlockProps) {
  const words = useTranslations("workers.stream");
  const format = useFormat();
  const taskName = useTaskName();
  const part = job.part === null ? taskName(job.task) : formatOrdinal(job.part + 1);
  const text = job.attempt > 1 ? words("retry", { part }) : part;
  const took = job.endMs === null ? words("inHand") : words("took", { time: format.duration(job.endMs - job.startMs) });
  const label = [job.runName, `${taskName(job.task)}${job.part === null ? "" : ` ${formatOrdinal(job.part + 1)}`}`, took, words(`status.${job.status}`)].filter((part) => part !== null).join(", ");
  const style = { left: `${String(left * 100)}%`, width: `${String(width * 100)}%`, "--block": taskColour(job.task), "--on-block": onTaskColour(job.task) };
  const shared = { className: classes.block, style, title: label, "data-status": job.status, "data-retry": job.attempt > 1 || undefined };
  const content = width < WORDS_SHARE ? null : text;
  return job.runId === null ? (
    <span {...shared}>{content}</span>
  ) : (
    <Link {...shared} {...stopProps(job.id)} href={`/runs/${String(job.runId)}`} aria-label={label}>
      {content}
    </Link>
  );
}
