"use client";

import { useRovingIndex } from "@mantine/hooks";
import { type KeyboardEvent, type KeyboardEventHandler, type MouseEventHandler, type RefCallback, useState } from "react";
import { type StreamStop, stopAcross } from "./stream-stops";

/** What a block needs to be one of the stops. */
export interface StreamStopProps {
  id: string;
  tabIndex: 0 | -1;
  ref: RefCallback<HTMLElement>;
  onClick: MouseEventHandler;
  onKeyDown: KeyboardEventHandler;
  onFocus(): void;
}

/**
 * One stop of the Tab key for all blocks, however many: left and right go on in time, up and down to another worker. The one
 * that was left is where the next visit begins, as long as it is in the window.
 * @returns what the block of a job needs
 */
export function useStreamKeys(stops: readonly StreamStop[]): (jobId: string) => StreamStopProps {
  const [active, setActive] = useState<string | null>(null);
  const places = new Map(stops.map(({ id }, at) => [id, at]));
  const { getItemProps } = useRovingIndex({
    total: stops.length,
    loop: false,
    focusedIndex: active === null ? 0 : (places.get(active) ?? 0),
    onFocusChange: (at) => setActive(stops[at]?.id ?? null),
  });
  return (jobId) => {
    const index = places.get(jobId) ?? -1;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
      const target = stops[stopAcross(stops, index, event.key === "ArrowUp" ? -1 : 1) ?? -1];
      if (target === undefined) return;
      event.preventDefault();
      document.getElementById(elementId(target.id))?.focus();
    };
    return { id: elementId(jobId), onFocus: () => setActive(jobId), ...getItemProps({ index, onKeyDown }) };
  };
}

function elementId(jobId: string): string {
  return `job-${jobId}`;
}
