"use client";

import { Drawer } from "@mantine/core";
import { formatId } from "@/server/domain/present/format";
import { IncidentExplorer, type IncidentExplorerProps } from "./incident-explorer";
import classes from "./incident-panel.module.css";

type IncidentPanelProps = Omit<IncidentExplorerProps, "incident" | "onClose"> & {
  /** Null closes it. */
  incident: IncidentExplorerProps["incident"] | null;
  onClose(): void;
};

/** The explorer over the page, at its right edge. */
export function IncidentPanel({ incident, onClose, ...explorer }: IncidentPanelProps) {
  return (
    <Drawer.Root opened={incident !== null} onClose={onClose} position="right" size={1136} classNames={{ content: classes.content ?? "" }} transitionProps={{ duration: 120 }}>
      <Drawer.Overlay color="var(--scrim)" backgroundOpacity={1} />
      {/* Mantine takes aria-labelledby for a title of its own: a label is what it leaves alone. */}
      <Drawer.Content aria-label={incident === null ? undefined : `${formatId("problem", incident.facts.problemId)} ${incident.facts.title}`} radius={0}>
        {incident === null ? null : <IncidentExplorer key={incident.facts.problemId} incident={incident} onClose={onClose} {...explorer} />}
      </Drawer.Content>
    </Drawer.Root>
  );
}
