"use client";

import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ListState } from "@/app/_components/list-state";
import { Notice } from "@/app/_components/notice";
import { PageHeader } from "@/app/_components/page-header";
import { useCan } from "@/app/_components/person";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useAddressState } from "@/app/_lib/use-address-state";
import { sourcesAddressForm } from "./sources-address";
import { SourcesTable } from "./sources-table";
import classes from "./sources.module.css";
import { useSourceActions } from "./use-source-actions";
import { VisitsDrawer } from "./visits-drawer";

/** Programs push at any time: the page looks again this often. */
const POLL_MS = 5_000;

/** The sources: the table, and beside it what the visits of one of them brought. */
export function SourcesView() {
  const words = useTranslations("sources");
  const [{ sourceId }, change] = useAddressState(sourcesAddressForm);
  const sources = useQuery({ ...useTRPC().sources.list.queryOptions(), refetchInterval: POLL_MS });
  const actions = useSourceActions();
  const canChange = useCan("admin");
  const newButton = canChange ? (
    <Button leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={actions.add}>
      {words("new")}
    </Button>
  ) : null;
  const isEmpty = sources.data?.length === 0;
  return (
    <>
      <PageHeader title={words("title")} meta={sources.data && !isEmpty ? <span className={classes.summary}>{words("summary", { count: sources.data.length, off: sources.data.filter((source) => !source.isEnabled).length })}</span> : null} actions={isEmpty ? null : newButton} />
      <section className={classes.card}>
        <ListState query={sources}>
          {(rows) =>
            rows.length === 0 ? (
              <Notice title={words("empty.title")} text={words(canChange ? "empty.text" : "empty.viewer")} action={newButton} />
            ) : (
              <SourcesTable sources={rows} actions={actions} onOpen={(source) => change({ sourceId: source.id })} />
            )
          }
        </ListState>
      </section>
      {sources.data ? <VisitsDrawer sourceId={sourceId} source={sources.data.find((source) => source.id === sourceId)} onClose={() => change({ sourceId: null })} /> : null}
    </>
  );
}
