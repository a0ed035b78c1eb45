"use client";

import { Drawer } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListState } from "@/app/_components/list-state";
import { Notice } from "@/app/_components/notice";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFormat } from "@/app/_lib/use-format";
import type { PageSource } from "@/server/api/sources";
import classes from "./sources.module.css";
import { VisitsTable } from "./visits-table";
import { SHOWN_VISITS, visitsQuery } from "./visits-query";

const POLL_MS = 5_000;

interface VisitsDrawerProps {
  /** Null: closed. */
  sourceId: number | null;
  /** Undefined where there is none of this id. */
  source: PageSource | undefined;
  onClose: () => void;
}

/** What the visits of one source brought. */
export function VisitsDrawer({ sourceId, source, onClose }: VisitsDrawerProps) {
  const words = useTranslations("sources.visits");
  const common = useTranslations("common");
  // While it slides out it goes on showing what it showed.
  const [last, setLast] = useState(source);
  if (source !== undefined && source !== last) setLast(source);
  const shown = sourceId === null ? last : source;
  return (
    <Drawer
      opened={sourceId !== null}
      onClose={onClose}
      position="right"
      size={640}
      closeButtonProps={{ "aria-label": common("close") }}
      overlayProps={{ color: "var(--scrim)", backgroundOpacity: 1 }}
      title={shown === undefined ? words("gone") : words("title", { name: shown.name })}
    >
      {shown === undefined ? <Notice title={common("errors.notFound")} /> : <Visits source={shown} />}
    </Drawer>
  );
}

function Visits({ source }: { source: PageSource }) {
  const words = useTranslations("sources.visits");
  const format = useFormat();
  const visits = useQuery({ ...useTRPC().sources.visits.queryOptions(visitsQuery(source.id)), refetchInterval: POLL_MS });
  return (
    <ListState query={visits}>
      {(rows) =>
        rows.length === 0 ? (
          <Notice title={words("empty")} text={words(source.isEnabled ? "emptyText" : "emptyOff")} />
        ) : (
          <>
            <VisitsTable visits={rows} />
            {source.visits > SHOWN_VISITS ? <p className={classes.note}>{words("last", { shown: format.number(SHOWN_VISITS), total: format.number(source.visits) })}</p> : null}
          </>
        )
      }
    </ListState>
  );
}
