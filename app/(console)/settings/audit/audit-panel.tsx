"use client";

import { Pagination } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Notice } from "@/app/_components/notice";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useAddressState } from "@/app/_lib/use-address-state";
import { useFormat } from "@/app/_lib/use-format";
import { ListState } from "../../runs/[runId]/_tabs/list-state";
import { Card } from "@/app/_components/card";
import classes from "../settings.module.css";
import { AUDIT_PAGE_SIZE, auditAddressForm, isAuditNarrowed } from "./audit-address";
import { AuditFilters } from "./audit-filters";
import { auditQuery } from "./audit-query";
import { AuditRow } from "./audit-row";

/** Who changed what, and when. */
export function AuditPanel() {
  const words = useTranslations("audit");
  const [address, change] = useAddressState(auditAddressForm);
  const events = useQuery({ ...useTRPC().audit.list.queryOptions(auditQuery(address)), placeholderData: keepPreviousData });
  const columns = ["at", "who", "what", "of", "detail"] as const;
  return (
    <>
      <AuditFilters address={address} onChange={(part) => change({ page: 1, ...part })} />
      <Card title={words("title")} note={words("note")}>
        <ListState query={events}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Notice title={words(isAuditNarrowed(address) ? "nothing" : "empty")} text={words(isAuditNarrowed(address) ? "nothingText" : "emptyText")} />
            ) : (
              <table className={classes.table} aria-busy={events.isPlaceholderData}>
                <thead>
                  <tr>
                    {columns.map((column) => (
                      <th key={column} scope="col">
                        {words(column)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((event) => (
                    <AuditRow key={event.id} event={event} />
                  ))}
                </tbody>
              </table>
            )
          }
        </ListState>
      </Card>
      <Pages total={events.data?.total ?? 0} page={address.page} onChange={(page) => change({ page })} />
    </>
  );
}

function Pages({ total, page, onChange }: { total: number; page: number; onChange: (page: number) => void }) {
  const words = useTranslations("audit");
  const common = useTranslations("common.pages");
  const format = useFormat();
  const count = Math.ceil(total / AUDIT_PAGE_SIZE);
  if (total === 0) return null;
  const from = Math.min(total, (page - 1) * AUDIT_PAGE_SIZE + 1);
  return (
    <div className={classes.pages}>
      <span>{words("shown", { from: format.number(from), to: format.number(Math.min(total, page * AUDIT_PAGE_SIZE)), total: format.number(total) })}</span>
      {count > 1 ? (
        <Pagination
          aria-label={common("label")}
          total={count}
          value={page}
          onChange={onChange}
          getItemProps={(number) => ({ "aria-label": common("page", { page: String(number) }) })}
          getControlProps={(control) => ({ "aria-label": control === "next" ? common("next") : control === "previous" ? common("previous") : undefined })}
        />
      ) : null}
    </div>
  );
}
