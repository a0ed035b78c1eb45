"use client";

import { Drawer } from "@mantine/core";
import { useId } from "react";
import { IncidentExplorer, type IncidentExplorerProps } from "./incident-explorer";
import classes from "./incident-panel.module.css";

type IncidentPanelProps = Omit<IncidentExplorerProps, "incident" | "titleId" | "onClose"> & {
  /** Null closes it. */
  incident: IncidentExplorerProps["incident"] | null;
  onClose(): void;
};

/** The explorer over the page, at its right edge. */
export function IncidentPanel({ incident, onClose, ...explorer }: IncidentPanelProps) {
  const titleId = useId();
  return (
    <Drawer.Root opened={incident !== null} onClose={onClose} position="right" size={1136} classNames={{ content: classes.content ?? "" }} transitionProps={{ duration: 120 }}>
      <Drawer.Overlay color="var(--scrim)" backgroundOpacity={1} />
      <Drawer.Content aria-labelledby={titleId} radius={0}>
        {incident === null ? null : <IncidentExplorer key={incident.facts.problemId} incident={incident} titleId={titleId} onClose={onClose} {...explorer} />}
      </Drawer.Content>
    </Drawer.Root>
  );
}
