"use client";

import { ActionIcon, Button } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconPlayerPause, IconPlayerPlay, IconPlayerSkipBack, IconPlayerSkipForward } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { FilterMenu } from "@/app/_components/filter-menu";
import type { PredictionCounts } from "@/server/domain/present/as-of-predictions";
import { instantOfIndex } from "@/server/domain/time-grid";
import { useRun } from "../_view/run-context";
import { STRONG } from "../_view/run-words";
import type { TimeMachine } from "../_view/use-time-machine";
import classes from "./machine-bar.module.css";

interface MachineBarProps {
  machine: TimeMachine;
  /** Early warnings as of the instant. */
  predicted: PredictionCounts;
  isNarrow: boolean;
}

const ICON = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

/** The controls of the Time Machine. */
export function MachineBar({ machine, predicted, isNarrow }: MachineBarProps) {
  const words = useTranslations("run.machine");
  const { picture, format, zone } = useRun();
  const { options } = machine;
  return (
    <div className={classes.bar} role="group" aria-label={words("title")}>
      <b className={classes.title}>{words("title")}</b>
      <MachineButtons isPlaying={machine.isPlaying} isNarrow={isNarrow} skip={machine.skip} stepBy={machine.stepBy} toggle={machine.toggle} />
      <SpeedMenu speeds={options.speeds} speed={machine.speed} isNarrow={isNarrow} onChange={machine.setSpeed} />
      {isNarrow ? null : <StepMenu steps={options.steps} step={machine.step} onChange={machine.setStep} />}
      {isNarrow ? null : <output className={classes.instant}>{words.rich("asOf", { ...STRONG, instant: format.instant(instantOfIndex(picture, machine.index) / 1000), zone })}</output>}
      <span className={classes.predicted}>
        {predicted.issued === 0 ? (
          words("predictedNone")
        ) : (
          <>
            <i className={classes.ring} aria-hidden />
            {words.rich(isNarrow ? "predictedShort" : "predicted", { ...STRONG, issued: format.number(predicted.issued), cameTrue: predicted.cameTrue, n: format.number(predicted.cameTrue), open: format.number(predicted.open) })}
          </>
        )}
      </span>
      {isNarrow ? null : (
        <Button variant="default" disabled={machine.isEnd} onClick={() => machine.goTo(picture.bucketCount)}>
          {words("end")}
        </Button>
      )}
    </div>
  );
}

/** Apart, like the menus: not drawn anew with each move of the instant. */
const MachineButtons = memo(function MachineButtons({ isPlaying, isNarrow, skip, stepBy, toggle }: Pick<TimeMachine, "isPlaying" | "skip" | "stepBy" | "toggle"> & { isNarrow: boolean }) {
  const words = useTranslations("run.machine");
  const size = isNarrow ? "md" : "sm";
  const button = (label: "first" | "back" | "forward" | "next", Icon: typeof IconChevronLeft, act: () => void) => (
    <ActionIcon variant="default" size={size} aria-label={words(label)} title={words(label)} onClick={act}>
      <Icon {...ICON} />
    </ActionIcon>
  );
  const playing = words(isPlaying ? "pause" : "play");
  return (
    <div className={classes.buttons}>
      {button("first", IconPlayerSkipBack, () => skip(-1))}
      {isNarrow ? null : button("back", IconChevronLeft, () => stepBy(-1))}
      <ActionIcon variant="filled" color="accent" size={size} aria-label={playing} title={playing} onClick={toggle}>
        {isPlaying ? <IconPlayerPause {...ICON} /> : <IconPlayerPlay {...ICON} />}
      </ActionIcon>
      {isNarrow ? null : button("forward", IconChevronRight, () => stepBy(1))}
      {button("next", IconPlayerSkipForward, () => skip(1))}
    </div>
  );
});

const SpeedMenu = memo(function SpeedMenu({ speeds, speed, isNarrow, onChange }: { speeds: readonly number[]; speed: number; isNarrow: boolean; onChange(speed: number): void }) {
  const words = useTranslations("run.machine");
  const { format } = useRun();
  const choices = speeds.map((value) => ({ value, label: words("speedValue", { speed: format.number(value, value < 1 ? 1 : 0) }) }));
  return <FilterMenu label={isNarrow ? "" : words("speed")} choices={choices} value={speed} onChange={onChange} className={classes.choice} />;
});

const StepMenu = memo(function StepMenu({ steps, step, onChange }: { steps: readonly number[]; step: number; onChange(step: number): void }) {
  const words = useTranslations("run.machine");
  const { format } = useRun();
  const choices = steps.map((value) => ({ value, label: format.duration(value / 1000) }));
  return <FilterMenu label={words("step")} choices={choices} value={step} onChange={onChange} className={classes.choice} />;
});
