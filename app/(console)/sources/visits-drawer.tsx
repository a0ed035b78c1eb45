"use client";

import { Button, Drawer } from "@mantine/core";
import { useModals } from "@mantine/modals";
import { IconRefresh } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListState } from "@/app/_components/list-state";
import { Notice } from "@/app/_components/notice";
import { useCan } from "@/app/_components/person";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFormat } from "@/app/_lib/use-format";
import type { PageSource } from "@/server/api/sources";
import { SourceState } from "./source-state";
import { pollMs, SHOWN_VISITS, visitsQuery } from "./sources-query";
import classes from "./sources.module.css";
import type { SourceActions } from "./use-source-actions";
import { VisitsTable } from "./visits-table";

interface VisitsDrawerProps {
  /** Null: closed. */
  sourceId: number | null;
  /** Undefined where there is none of this id. */
  source: PageSource | undefined;
  actions: SourceActions;
  onClose: () => void;
}

/** What the visits of one source brought. */
export function VisitsDrawer({ sourceId, source, actions, onClose }: VisitsDrawerProps) {
  const words = useTranslations("sources.visits");
  const common = useTranslations("common");
  // A question over it is what Escape closes then.
  const isAsked = useModals().modals.length > 0;
  // While it slides out it goes on showing what it showed.
  const [last, setLast] = useState(source);
  if (source !== undefined && source !== last) setLast(source);
  const shown = sourceId === null ? last : source;
  return (
    <Drawer
      opened={sourceId !== null}
      onClose={onClose}
      closeOnEscape={!isAsked}
      position="right"
      size={720}
      padding="lg"
      overlayProps={{ color: "var(--scrim)", backgroundOpacity: 1 }}
      title={shown === undefined ? words("gone") : words("title", { name: shown.name, kind: shown.kind })}
    >
      {shown === undefined ? (
        <Notice title={common("errors.notFound")} />
      ) : (
        <>
          <Facts source={shown} actions={actions} />
          <Visits source={shown} />
        </>
      )}
    </Drawer>
  );
}

/** What there is to know about the source: the whole place, when, by whom; and the button that does not wait. */
function Facts({ source, actions }: { source: PageSource; actions: SourceActions }) {
  const words = useTranslations("sources");
  const canVisit = useCan("analyst") && source.kind !== "ingest";
  return (
    <div className={classes.facts}>
      <dl>
        {source.place === null ? null : (
          <>
            <dt>{words("visits.place")}</dt>
            <dd>
              <code>{source.place}</code>
            </dd>
          </>
        )}
        <Times source={source} />
        <dt>{words("visits.made")}</dt>
        <dd>
          <Made source={source} />
        </dd>
      </dl>
      <div className={classes.factsSide}>
        <SourceState source={source} />
        {canVisit ? (
          <Button variant="default" leftSection={<IconRefresh size={16} stroke={1.75} aria-hidden />} disabled={source.isVisiting || !source.isEnabled} onClick={() => actions.visit(source)}>
            {words("action.visit")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** On the clock of the schedule, which the schedule itself names. */
function Times({ source }: { source: PageSource }) {
  const words = useTranslations("sources");
  const format = useFormat(source.scheduleZone);
  if (source.kind === "ingest") return null;
  return (
    <>
      <dt>{words("visits.schedule")}</dt>
      <dd>{source.schedule === null ? words("byHand") : words("scheduleOf", { words: source.scheduleWords ?? source.schedule, zone: source.scheduleZone })}</dd>
      {source.nextVisits.length === 0 ? null : (
        <>
          <dt>{words("visits.next")}</dt>
          <dd>{source.nextVisits.map((time) => format.dayMinute(time.getTime())).join("; ")}</dd>
        </>
      )}
    </>
  );
}

function Made({ source }: { source: PageSource }) {
  const format = useFormat();
  return [format.date(source.createdAt.getTime()), source.createdBy].filter((part) => part !== null).join(", ");
}

function Visits({ source }: { source: PageSource }) {
  const words = useTranslations("sources.visits");
  const format = useFormat();
  const visits = useQuery({ ...useTRPC().sources.visits.queryOptions(visitsQuery(source.id)), refetchInterval: pollMs([source]) });
  const { kind } = source;
  return (
    <ListState query={visits}>
      {(rows) =>
        rows.length === 0 ? (
          <Notice title={words("empty", { kind })} text={words(source.isEnabled ? "emptyText" : "emptyOff", { kind })} />
        ) : (
          <>
            <VisitsTable kind={kind} visits={rows} />
            {source.visits > SHOWN_VISITS ? <p className={classes.note}>{words("last", { shown: format.number(SHOWN_VISITS), total: format.number(source.visits) })}</p> : null}
          </>
        )
      }
    </ListState>
  );
}
