"use client";

import { Button } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNow, useTranslations } from "next-intl";
import { usePerson } from "@/app/_components/person";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFormat } from "@/app/_lib/use-format";
import { useTold } from "@/app/_lib/use-told";
import classes from "../settings.module.css";
import { TableCard } from "../table-card";
import { KeyForm } from "./key-form";

const MINUTE_MS = 60_000;

/** Keys for programs: one's own, for administrators everybody's. */
export function KeysPanel() {
  const words = useTranslations("settings.apiKeys");
  const common = useTranslations("common");
  const { role, userId } = usePerson();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const told = useTold();
  const format = useFormat();
  // A key may run out while its page is open.
  const now = useNow({ updateInterval: MINUTE_MS });
  const keys = useQuery(trpc.apiKeys.list.queryOptions());
  const reload = (): void => void queryClient.invalidateQueries({ queryKey: trpc.apiKeys.list.queryKey() });
  const revoke = useMutation(trpc.apiKeys.revoke.mutationOptions({ onError: told.failed, onSettled: reload }));
  const openForm = (): void => void modals.open({ title: words("newTitle"), children: <KeyForm own={role} onMade={reload} /> });
  const confirmRevoke = (id: number, name: string): void =>
    void modals.openConfirmModal({
      title: words("revokeTitle", { name }),
      children: words("revokeText"),
      labels: { confirm: words("revoke"), cancel: common("cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => revoke.mutate({ id }, { onSuccess: () => told.done(words("revoked", { name })) }),
    });
  return (
    <TableCard
      title={words("title")}
      note={words("note")}
      side={
        <Button size="xs" leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={openForm}>
          {words("new")}
        </Button>
      }
      query={keys}
      empty={words("empty")}
      foot={<p className={classes.text}>{words.rich("docs", { a: (text) => <a href="/api/docs">{text}</a> })}</p>}
      columns={[{ label: words("name") }, { label: words("role") }, { label: words("used") }, { label: words("until") }, { label: words("revoke"), isHidden: true }]}
    >
      {(key) => {
        const isExpired = key.expiresAt !== null && key.expiresAt <= now;
        const isOver = key.endedAt !== null || isExpired;
        return (
          <tr key={key.id} data-off={isOver || undefined}>
            <td data-main>
              <span className={classes.strong}>{key.name}</span> <span className={classes.note}>{words("prefix", { prefix: key.prefix })}</span>
              {key.userId === userId ? null : <span className={classes.note}>{key.owner.name}</span>}
            </td>
            <td>{key.role === "ingest" ? words("ingest") : common(`role.${key.role}`)}</td>
            <td className={classes.nowrap} data-label={words("used")}>
              {key.lastUsedAt === null ? words("never") : format.instant(key.lastUsedAt.getTime())}
            </td>
            <td className={classes.nowrap} data-label={words("until")}>
              {key.endedAt !== null ? words("ended") : key.expiresAt === null ? words("noEnd") : isExpired ? words("expired", { time: format.instant(key.expiresAt.getTime()) }) : format.instant(key.expiresAt.getTime())}
            </td>
            <td className={classes.end}>
              {isOver ? null : (
                <Button size="xs" variant="subtle" aria-label={words("revokeLabel", { name: key.name })} onClick={() => confirmRevoke(key.id, key.name)}>
                  {words("revoke")}
                </Button>
              )}
            </td>
          </tr>
        );
      }}
    </TableCard>
  );
}
