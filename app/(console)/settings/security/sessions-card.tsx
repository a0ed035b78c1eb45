"use client";

import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFormat } from "@/app/_lib/use-format";
import { useTold } from "@/app/_lib/use-told";
import classes from "../settings.module.css";
import { TableCard } from "../table-card";
import { readUserAgent } from "./read-user-agent";

/** Where one is signed in, and the way to end it. */
export function SessionsCard() {
  const words = useTranslations("settings.sessions");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const told = useTold();
  const format = useFormat();
  const sessions = useQuery(trpc.account.sessions.queryOptions());
  const settled = { onError: told.failed, onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.account.sessions.queryKey() }) };
  const end = useMutation(trpc.account.endSession.mutationOptions({ ...settled, onSuccess: () => told.done(words("ended", { count: 1 })) }));
  const endOthers = useMutation(trpc.account.endOtherSessions.mutationOptions({ ...settled, onSuccess: ({ ended }) => told.done(words("ended", { count: ended })) }));
  const deviceOf = (header: string | null): string => {
    const agent = readUserAgent(header);
    return agent === null ? words("unknown") : words("browser", { ...agent });
  };
  const hasOthers = (sessions.data?.length ?? 0) > 1;
  return (
    <TableCard
      title={words("title")}
      note={words("note")}
      side={
        hasOthers ? (
          <Button size="xs" variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {words("endOthers")}
          </Button>
        ) : null
      }
      query={sessions}
      columns={[{ label: words("device") }, { label: words("created") }, { label: words("seen") }, { label: words("end"), isHidden: true }]}
    >
      {(session) => {
        const device = deviceOf(session.userAgent);
        return (
          <tr key={session.id}>
            <td data-main title={session.userAgent ?? undefined}>
              <span className={classes.strong}>{device}</span>
              {session.isThis ? <span className={classes.note}>{words("this")}</span> : null}
            </td>
            <td className={classes.nowrap} data-label={words("created")}>
              {format.instant(session.createdAt.getTime())}
            </td>
            <td className={classes.nowrap} data-label={words("seen")}>
              {session.isThis ? words("now") : format.instant(session.lastSeenAt.getTime())}
            </td>
            <td className={classes.end}>
              {session.isThis ? null : (
                <Button size="xs" variant="subtle" aria-label={words("endLabel", { device })} onClick={() => end.mutate({ sessionId: session.id })}>
                  {words("end")}
                </Button>
              )}
            </td>
          </tr>
        );
      }}
    </TableCard>
  );
}
