"use client";

import { ActionIcon, Button } from "@mantine/core";
import { IconArrowsMaximize, IconCheck, IconChevronDown, IconChevronUp, IconCopy, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRef } from "react";
import { CopyButton } from "@/app/_components/copy-button";
import { PriorityBars } from "@/app/_components/priority-bars";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import type { IncidentPage } from "@/server/api/run";
import type { AsOfState } from "@/server/domain/present/as-of";
import type { IncidentAsOf } from "@/server/domain/present/as-of-incident";
import type { PredictionAsOf } from "@/server/domain/present/as-of-predictions";
import { formatId } from "@/server/domain/present/format";
import { useRun } from "../_view/run-context";
import { useRunAddress } from "../_view/use-run-address";
import { writeRunAddress } from "../_view/run-address";
import classes from "./incident-explorer.module.css";
import { useIncidentMarkdown } from "./use-incident-markdown";

const ICON = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

/** An incident as of the instant. */
export interface ShownIncident {
  incident: IncidentAsOf;
  state: AsOfState;
  /** Predictive alerts of this problem as of the instant. */
  predictions: readonly PredictionAsOf[];
  /** Ways out and to the neighbours. */
  onGo(problemId: number): void;
  onClose: (() => void) | null;
}

/** The name of an incident, its neighbours by rank, and what can be done with it. */
export function IncidentHead({ incident, state, page, predictions, onGo, onClose }: ShownIncident & { page: IncidentPage | undefined }) {
  const words = useTranslations("incident");
  const priorities = useTranslations("common.priority");
  const { runId, format, clock } = useRun();
  const { address } = useRunAddress();
  const markdown = useIncidentMarkdown();
  const { facts } = incident;
  const Title = onClose === null ? "h1" : "h2";
  const at = state.incidents.findIndex((one) => one.facts.problemId === facts.problemId);
  const neighbour = (by: -1 | 1): number | null => state.incidents[at + by]?.facts.problemId ?? null;
  const go = (by: -1 | 1): void => {
    const id = neighbour(by);
    if (id !== null) onGo(id);
  };
  const head = useRef<HTMLElement>(null);
  // The arrows scroll what is read.
  useShortcuts({ j: () => go(1), k: () => go(-1) }, { owner: head });
  const query = writeRunAddress({ ...address, incident: null, row: null });
  return (
    <header ref={head} className={classes.head}>
      <Title className={classes.title}>
        <span className={classes.id}>{formatId("problem", facts.problemId)}</span> {facts.title}
      </Title>
      <span className={classes.badge}>
        <PriorityBars priority={facts.priority} /> {priorities(facts.priority)}
      </span>
      {state.isEnd ? null : (
        <span className={classes.badge} data-tone="accent">
          {words("asOf", { time: clock(state.atMicros) })}
        </span>
      )}
      <div className={classes.actions}>
        <span className={classes.position}>{words("position", { n: format.number(at + 1), total: format.number(state.incidents.length) })}</span>
        <NeighbourButton by={-1} isThere={neighbour(-1) !== null} onGo={go} />
        <NeighbourButton by={1} isThere={neighbour(1) !== null} onGo={go} />
        <CopyButton value={markdown({ incident, page, predictions, atMicros: state.atMicros })}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={copied ? <IconCheck {...ICON} /> : <IconCopy {...ICON} />} onClick={copy}>
              {copied ? words("copied") : words("copy")}
            </Button>
          )}
        </CopyButton>
        {onClose === null ? null : (
          <>
            <ActionIcon component={Link} variant="default" aria-label={words("page")} title={words("page")} href={`/runs/${String(runId)}/incidents/${String(facts.problemId)}${query === "" ? "" : `?${query}`}`}>
              <IconArrowsMaximize {...ICON} />
            </ActionIcon>
            <ActionIcon data-autofocus aria-label={words("close")} title={words("close")} onClick={onClose}>
              <IconX {...ICON} />
            </ActionIcon>
          </>
        )}
      </div>
    </header>
  );
}

interface NeighbourButtonProps {
  by: -1 | 1;
  isThere: boolean;
  onGo(by: -1 | 1): void;
}

/** Where there is no neighbour it stays in the tab order: a button that goes off under the finger loses the focus. */
function NeighbourButton({ by, isThere, onGo }: NeighbourButtonProps) {
  const words = useTranslations("incident");
  const name = words(by === 1 ? "next" : "previous");
  const key = by === 1 ? "J" : "K";
  const Icon = by === 1 ? IconChevronDown : IconChevronUp;
  return (
    <ActionIcon variant="default" aria-label={name} aria-keyshortcuts={key} title={words("byKey", { name, key })} aria-disabled={!isThere} data-disabled={!isThere || undefined} onClick={() => onGo(by)}>
      <Icon {...ICON} />
    </ActionIcon>
  );
}
