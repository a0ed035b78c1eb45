"use client";

import { Button } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconUserPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFormat } from "@/app/_lib/use-format";
import { useTold } from "@/app/_lib/use-told";
import { DASH } from "@/server/domain/present/format";
import classes from "../settings.module.css";
import { TableCard } from "../table-card";
import { InviteForm } from "./invite-form";

/** Who is invited and has not come yet. */
export function InvitationsCard() {
  const words = useTranslations("settings.invitations");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const told = useTold();
  const format = useFormat();
  const invitations = useQuery(trpc.users.invitations.queryOptions());
  const reload = (): void => void queryClient.invalidateQueries({ queryKey: trpc.users.invitations.queryKey() });
  const revoke = useMutation(trpc.users.revokeInvitation.mutationOptions({ onError: told.failed, onSettled: reload }));
  const openForm = (): void => void modals.open({ title: words("inviteTitle"), children: <InviteForm onInvited={reload} /> });
  return (
    <TableCard
      title={words("title")}
      note={words("note")}
      side={
        <Button size="xs" leftSection={<IconUserPlus size={16} stroke={1.75} aria-hidden />} onClick={openForm}>
          {words("invite")}
        </Button>
      }
      query={invitations}
      empty={words("empty")}
      columns={[{ label: words("email") }, { label: words("role") }, { label: words("by") }, { label: words("until") }, { label: words("revoke"), isHidden: true }]}
    >
      {(invitation) => (
        <tr key={invitation.id} data-off={invitation.isExpired || undefined}>
          <td data-main>{invitation.email}</td>
          <td>{common(`role.${invitation.role}`)}</td>
          <td data-label={words("by")}>{invitation.invitedBy ?? DASH}</td>
          <td className={classes.nowrap} data-label={words("until")}>
            {invitation.isExpired ? words("expired") : format.instant(invitation.expiresAt.getTime())}
          </td>
          <td className={classes.end}>
            <Button
              size="xs"
              variant="subtle"
              aria-label={words("revokeLabel", { email: invitation.email })}
              onClick={() => revoke.mutate({ invitationId: invitation.id }, { onSuccess: () => told.done(words("revoked", { email: invitation.email })) })}
            >
              {words("revoke")}
            </Button>
          </td>
        </tr>
      )}
    </TableCard>
  );
}
