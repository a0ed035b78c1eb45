"use client";

import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { ListState } from "@/app/_components/list-state";
import { Notice } from "@/app/_components/notice";
import { PageHeader } from "@/app/_components/page-header";
import { useCan } from "@/app/_components/person";
import { WalkedRows } from "@/app/_components/walked-rows";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useAddressState } from "@/app/_lib/use-address-state";
import type { PageSource } from "@/server/api/sources";
import { SourceFormDrawer } from "./form/source-form-drawer";
import { sourcesAddressForm } from "./sources-address";
import { pollMs, sourcesQuery } from "./sources-query";
import { SourcesTable } from "./sources-table";
import classes from "./sources.module.css";
import { useSourceActions } from "./use-source-actions";
import { VisitsDrawer } from "./visits-drawer";

/** The sources: the table, and beside it the visits of one of them, or the form. */
export function SourcesView() {
  const words = useTranslations("sources");
  const [{ sourceId, form }, show] = useAddressState(sourcesAddressForm);
  const sources = useQuery({ ...useTRPC().sources.list.queryOptions(sourcesQuery(useLocale())), refetchInterval: ({ state }) => pollMs(state.data) });
  const actions = useSourceActions(show);
  const canChange = useCan("admin");
  const newButton = canChange ? (
    <Button leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={actions.add}>
      {words("new")}
    </Button>
  ) : null;
  const isEmpty = sources.data?.length === 0;
  const find = (id: number | string | null): PageSource | undefined => sources.data?.find((source) => source.id === id);
  return (
    <>
      <PageHeader title={words("title")} meta={sources.data && !isEmpty ? <Summary sources={sources.data} /> : null} actions={isEmpty ? null : newButton} />
      <section className={classes.card}>
        <ListState query={sources}>
          {(rows) =>
            rows.length === 0 ? (
              <Notice title={words("empty.title")} text={words(canChange ? "empty.text" : "empty.viewer")} action={newButton} />
            ) : (
              <WalkedRows>
                <SourcesTable sources={rows} actions={actions} />
              </WalkedRows>
            )
          }
        </ListState>
      </section>
      {sources.data ? (
        <>
          <VisitsDrawer sourceId={sourceId} source={find(sourceId)} actions={actions} onClose={() => show({ sourceId: null })} />
          <SourceFormDrawer form={canChange ? form : null} source={find(form)} onClose={() => show({ form: null })} onSaved={actions.saved} />
        </>
      ) : null}
    </>
  );
}

/** How many there are, and how many of them want to be looked at. */
function Summary({ sources }: { sources: readonly PageSource[] }) {
  const words = useTranslations("sources");
  const off = sources.filter(({ isEnabled }) => !isEnabled).length;
  const failed = sources.filter(({ isEnabled, lastVisit }) => isEnabled && lastVisit?.failure).length;
  return <span className={classes.summary}>{words("summary", { count: sources.length, off, failed })}</span>;
}
