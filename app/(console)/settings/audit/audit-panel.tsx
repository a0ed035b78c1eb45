"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Notice } from "@/app/_components/notice";
import { Pages } from "@/app/_components/pages";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useAddressState } from "@/app/_lib/use-address-state";
import { ListState } from "@/app/_components/list-state";
import { ColumnHeads } from "@/app/_components/column-heads";
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
              <table className={classes.table}>
                <ColumnHeads columns={columns} word={(column) => words(column)} />
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
      {events.data === undefined || events.data.total === 0 ? null : <Pages total={events.data.total} page={address.page} pageSize={AUDIT_PAGE_SIZE} onChange={(page) => change({ page })} />}
    </>
  );
}
