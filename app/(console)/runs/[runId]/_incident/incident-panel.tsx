"use client";

import { Drawer } from "@mantine/core";
import { memo } from "react";
import { formatId } from "@/server/domain/present/format";
import { IncidentExplorer } from "./incident-explorer";
import type { ShownIncident } from "./incident-head";
import classes from "./incident-panel.module.css";

interface IncidentPanelProps {
  /** Null closes it. */
  shown: Pick<ShownIncident, "incident" | "state" | "predictions"> | null;
  onGo(problemId: number): void;
  onClose(): void;
  /** Something lies over it, which Escape closes first. */
  isCovered: boolean;
}

/** The explorer over the page, at its right edge. Closed, it is not drawn anew with each move of the instant. */
export const IncidentPanel = memo(function IncidentPanel({ shown, onGo, onClose, isCovered }: IncidentPanelProps) {
  const facts = shown?.incident.facts;
  return (
    <Drawer.Root opened={shown !== null} onClose={onClose} closeOnEscape={!isCovered} position="right" size={1136} classNames={{ content: classes.content ?? "" }} transitionProps={{ duration: 120 }}>
      <Drawer.Overlay color="var(--scrim)" backgroundOpacity={1} />
      {/* Mantine takes aria-labelledby for a title of its own: a label is what it leaves alone. */}
      <Drawer.Content aria-label={facts === undefined ? undefined : `${formatId("problem", facts.problemId)} ${facts.title}`} radius={0}>
        {shown === null ? null : <IncidentExplorer {...shown} onGo={onGo} onClose={onClose} />}
      </Drawer.Content>
    </Drawer.Root>
  );
});
