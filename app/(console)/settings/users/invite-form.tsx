"use client";

import { Radio, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useState } from "react";
import { FormFoot } from "@/app/_components/form-foot";
import { ShownOnce } from "@/app/_components/shown-once";
import { useTRPC } from "@/app/_lib/trpc-client";
import { ROLES, type Role } from "@/server/services/roles";

/** The inside of the dialog that invites somebody: address and role, then the link. */
export function InviteForm({ onInvited }: { onInvited: () => void }) {
  const words = useTranslations("settings.invitations");
  const common = useTranslations("common");
  const [role, setRole] = useState<Role>("viewer");
  const invite = useMutation(useTRPC().users.invite.mutationOptions({ onSuccess: onInvited }));
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    invite.mutate({ email: String(new FormData(event.currentTarget).get("email")).trim(), role });
  };
  if (invite.data) return <ShownOnce label={words("link", { email: invite.variables.email })} value={`${window.location.origin}/sign-in/invitation/${invite.data.token}`} hint={words("linkHint", { days: invite.data.days })} />;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput name="email" type="email" label={words("email")} maxLength={320} required withAsterisk={false} data-autofocus autoComplete="off" />
        <Radio.Group label={words("role")} value={role} onChange={(value) => setRole(ROLES.find((each) => each === value) ?? "viewer")}>
          <Stack gap="sm" mt={4}>
            {ROLES.map((each) => (
              <Radio key={each} value={each} label={common(`role.${each}`)} description={words(`roleText.${each}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <FormFoot mutation={invite} label={words("make")} />
      </Stack>
    </form>
  );
}
