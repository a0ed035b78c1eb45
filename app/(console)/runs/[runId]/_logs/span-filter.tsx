"use client";

import { Button, Popover } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { mainSpan } from "@/server/domain/time-grid";
import type { TimeStretch } from "../_view/instant-query";
import { useRun } from "../_view/run-context";
import { useRunAddress } from "../_view/use-run-address";
import classes from "./logs-tab.module.css";
import { fromWallTime, toWallTime } from "./wall-time";
import { WallTimeInput } from "./wall-time-input";

interface SpanFilterProps {
  span: TimeStretch | null;
  onChange(span: TimeStretch | null): void;
}

/** A stretch of time on the clock of the run's zone, written or taken from the timeline. */
export function SpanFilter({ span, onChange }: SpanFilterProps) {
  const words = useTranslations("run.logs");
  const { picture, clock } = useRun();
  const [isOpen, setOpen] = useState(false);
  if (picture.bucketCount === 0) return null;
  const choose = (chosen: TimeStretch | null): void => {
    onChange(chosen);
    setOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} stroke={1.75} aria-hidden />} styles={{ root: { paddingInline: 8 } }} onClick={() => setOpen(!isOpen)}>
          {span === null ? words("anyTime") : words("span", { from: clock(span.fromMicros), to: clock(span.toMicros) })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <SpanForm span={span} onChange={choose} />
      </Popover.Dropdown>
    </Popover>
  );
}

function SpanForm({ span, onChange }: SpanFilterProps) {
  const words = useTranslations("run.logs");
  const { picture, zone } = useRun();
  const { address } = useRunAddress();
  const [from, setFrom] = useState(() => toWallTime((span ?? mainSpan(picture)).fromMicros, zone));
  const [to, setTo] = useState(() => toWallTime((span ?? mainSpan(picture)).toMicros, zone));
  const [fromMicros, toMicros] = [fromWallTime(from, zone, picture.startMicros), fromWallTime(to, zone, picture.startMicros)];
  const chosen = fromMicros !== null && toMicros !== null && fromMicros < toMicros ? { fromMicros, toMicros } : null;
  return (
    <form
      className={classes.times}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null) onChange(chosen);
      }}
    >
      <WallTimeInput label={words("from", { zone })} value={from} isTime={fromMicros !== null} onChange={setFrom} />
      <WallTimeInput label={words("to", { zone })} value={to} isTime={toMicros !== null} onChange={setTo} />
      <div>
        <Button type="submit" disabled={chosen === null}>
          {words("useSpan")}
        </Button>
        {address.zoom === null ? null : (
          <Button variant="default" onClick={() => onChange(address.zoom)}>
            {words("asTimeline")}
          </Button>
        )}
        {span === null ? null : (
          <Button variant="subtle" onClick={() => onChange(null)}>
            {words("anyTime")}
          </Button>
        )}
      </div>
    </form>
  );
}
