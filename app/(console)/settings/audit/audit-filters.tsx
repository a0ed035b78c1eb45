"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FilterMenu } from "@/app/_components/filter-menu";
import { SearchField } from "@/app/_components/search-field";
import { useTRPC } from "@/app/_lib/trpc-client";
import { SUBJECT_KINDS } from "@/server/api/audited-calls";
import classes from "../settings.module.css";
import { AUDIT_DAYS, type AuditAddress } from "./audit-address";

/** Search, person, kind of subject, time. */
export function AuditFilters({ address, onChange }: { address: AuditAddress; onChange: (change: Partial<AuditAddress>) => void }) {
  const words = useTranslations("audit");
  const people = useQuery(useTRPC().audit.people.queryOptions());
  return (
    <div className={classes.tools} role="search">
      <SearchField className={classes.search} label={words("filter.search")} placeholder={words("filter.placeholder")} text={address.text} onChange={(text) => onChange({ text })} />
      <FilterMenu
        label={words("filter.person")}
        value={address.userId}
        onChange={(userId) => onChange({ userId })}
        choices={[{ value: null, label: words("filter.anyPerson") }, ...(people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <FilterMenu
        label={words("filter.kind")}
        value={address.kind}
        onChange={(kind) => onChange({ kind })}
        choices={[{ value: null, label: words("filter.anyKind") }, ...SUBJECT_KINDS.map((kind) => ({ value: kind as string, label: words(`subject.${kind}`) }))]}
      />
      <FilterMenu
        label={words("filter.time")}
        value={address.days}
        onChange={(days) => onChange({ days })}
        choices={[{ value: null, label: words("filter.anyTime") }, ...AUDIT_DAYS.map((days) => ({ value: days as number, label: words("filter.days", { days }) }))]}
      />
    </div>
  );
}
