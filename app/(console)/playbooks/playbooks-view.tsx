"use client";

import { Button, Group, Skeleton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDownload, IconPlus, IconUpload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { FilterMenu } from "@/app/_components/filter-menu";
import { LoadError } from "@/app/_components/load-error";
import { Notice } from "@/app/_components/notice";
import { PageBody } from "@/app/_components/page-body";
import { PageHeader } from "@/app/_components/page-header";
import { useCan } from "@/app/_components/person";
import { SearchInput } from "@/app/_components/search-input";
import { Segments } from "@/app/_components/segments";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useAddressState } from "@/app/_lib/use-address-state";
import { useFormat } from "@/app/_lib/use-format";
import { PRIORITIES } from "@/server/domain/knowledge/playbook";
import { filterPlaybooks, ownersOf } from "./filter-playbooks";
import { ImportDialog } from "./import-dialog";
import { readPlaybooksAddress, writePlaybooksAddress, type PlaybooksAddress } from "./playbooks-address";
import { PlaybooksTable, type PlaybookRow } from "./playbooks-table";
import classes from "./playbooks.module.css";
import { useExportPlaybooks } from "./use-export-playbooks";

const FORM = { read: readPlaybooksAddress, write: writePlaybooksAddress };

/** Every playbook: search, filters, table. */
export function PlaybooksView() {
  const t = useTranslations("playbooks");
  const playbooks = useQuery(useTRPC().playbooks.list.queryOptions());
  return (
    <PageBody>
      <PageHeader
        title={t("title")}
        meta={playbooks.data ? <span className={classes.dim}>{t("count", { count: playbooks.data.length })}</span> : null}
        actions={<Actions hasPlaybooks={playbooks.data !== undefined && playbooks.data.length > 0} />}
      />
      {playbooks.isPending ? <Skeleton height={480} radius="lg" /> : null}
      {playbooks.isError ? <LoadError error={playbooks.error} onRetry={() => void playbooks.refetch()} /> : null}
      {playbooks.data?.length === 0 ? <Notice title={t("empty.title")} text={t("empty.text")} /> : null}
      {playbooks.data && playbooks.data.length > 0 ? <Filtered playbooks={playbooks.data} /> : null}
    </PageBody>
  );
}

function Actions({ hasPlaybooks }: { hasPlaybooks: boolean }) {
  const t = useTranslations("playbooks");
  const canEdit = useCan("analyst");
  const exportFile = useExportPlaybooks();
  const [isImporting, importing] = useDisclosure(false);
  return (
    // Where there is no room they stand in two rows.
    <Group gap={8} justify="flex-end">
      {canEdit ? (
        <Button variant="default" leftSection={<IconUpload size={16} stroke={1.75} aria-hidden />} onClick={importing.open}>
          {t("files.import")}
        </Button>
      ) : null}
      {hasPlaybooks ? (
        <Button variant="default" leftSection={<IconDownload size={16} stroke={1.75} aria-hidden />} onClick={() => void exportFile(null)}>
          {t("files.export")}
        </Button>
      ) : null}
      {canEdit ? (
        <Button component={Link} href="/playbooks/new" className={classes.linkButton} leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}>
          {t("new")}
        </Button>
      ) : null}
      {canEdit ? <ImportDialog isOpen={isImporting} onClose={importing.close} /> : null}
    </Group>
  );
}

function Filtered({ playbooks }: { playbooks: PlaybookRow[] }) {
  const t = useTranslations("playbooks");
  const locale = useLocale();
  const [address, changeAddress] = useAddressState<PlaybooksAddress>(FORM);
  const shown = filterPlaybooks(playbooks, address, locale);
  const clear = (): void => changeAddress({ query: "", priority: null, owner: null, isUnconfirmed: false });
  return (
    <>
      <Filters playbooks={playbooks} address={address} onChange={changeAddress} />
      {shown.length > 0 ? (
        <PlaybooksTable playbooks={shown} address={address} onChange={changeAddress} />
      ) : (
        <Notice
          title={t("noMatch.title")}
          text={t("noMatch.text")}
          action={
            <Button variant="default" onClick={clear}>
              {t("noMatch.clear")}
            </Button>
          }
        />
      )}
    </>
  );
}

interface FiltersProps {
  playbooks: PlaybookRow[];
  address: PlaybooksAddress;
  onChange: (change: Partial<PlaybooksAddress>) => void;
}

function Filters({ playbooks, address, onChange }: FiltersProps) {
  const t = useTranslations("playbooks");
  const priorities = useTranslations("common.priority");
  const locale = useLocale();
  const format = useFormat();
  const unconfirmed = playbooks.filter(({ confirmedFor }) => confirmedFor.length === 0).length;
  const counts = { all: playbooks.length, unconfirmed };
  return (
    <div className={classes.toolbar} role="search">
      <SearchInput className={classes.search} label={t("search")} text={address.query} onType={(query) => onChange({ query })} />
      <Segments
        label={t("filter.label")}
        value={address.isUnconfirmed ? "unconfirmed" : "all"}
        onChange={(value) => onChange({ isUnconfirmed: value === "unconfirmed" })}
        choices={(["all", "unconfirmed"] as const).map((value) => ({
          value,
          label: (
            <span className={classes.choice}>
              {t(`filter.${value}`)}
              <span className={classes.dim}>{format.number(counts[value])}</span>
            </span>
          ),
        }))}
      />
      <FilterMenu
        label={t("filter.priority")}
        value={address.priority}
        onChange={(priority) => onChange({ priority })}
        choices={[{ value: null, label: t("filter.anyPriority") }, ...PRIORITIES.map((value) => ({ value, label: priorities(value) }))]}
      />
      <FilterMenu
        label={t("filter.owner")}
        value={address.owner}
        onChange={(owner) => onChange({ owner })}
        choices={[{ value: null, label: t("filter.anyOwner") }, ...ownersOf(playbooks, locale).map((value) => ({ value, label: value }))]}
      />
    </div>
  );
}
