"use client";

import { Radio, Select, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useState } from "react";
import { FormFoot } from "@/app/_components/form-foot";
import { ShownOnce } from "@/app/_components/shown-once";
import { useTRPC } from "@/app/_lib/trpc-client";
import { hasRole, ROLES, type Role } from "@/server/services/roles";

/** How long a key may hold, in days; 0 is without an end. */
const LIFETIMES = [30, 90, 365, 0] as const;
const DAY_MS = 24 * 3600 * 1000;

/** The inside of the dialog that makes a key: what for, what it may do and how long, then the secret, once. */
export function KeyForm({ own, onMade }: { own: Role; onMade: () => void }) {
  const words = useTranslations("settings.apiKeys");
  const common = useTranslations("common");
  const [role, setRole] = useState<Role>("viewer");
  const [days, setDays] = useState<string>(String(LIFETIMES[1]));
  const create = useMutation(useTRPC().apiKeys.create.mutationOptions({ onSuccess: onMade }));
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const expiresAt = days === "0" ? null : new Date(Date.now() + Number(days) * DAY_MS);
    create.mutate({ name: String(new FormData(event.currentTarget).get("name")).trim(), role, expiresAt });
  };
  if (create.data) return <ShownOnce label={words("secret", { name: create.variables.name })} value={create.data.secret} hint={words("secretHint")} />;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput name="name" label={words("name")} description={words("nameHint")} maxLength={100} required withAsterisk={false} data-autofocus autoComplete="off" />
        <Radio.Group label={words("role")} value={role} onChange={(value) => setRole(ROLES.find((each) => each === value) ?? "viewer")}>
          <Stack gap="sm" mt={4}>
            {ROLES.filter((each) => hasRole(own, each)).map((each) => (
              <Radio key={each} value={each} label={common(`role.${each}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Select label={words("lifetime")} value={days} onChange={(value) => setDays(value ?? days)} allowDeselect={false} data={LIFETIMES.map((each) => ({ value: String(each), label: words("days", { days: each }) }))} />
        <FormFoot mutation={create} label={words("make")} />
      </Stack>
    </form>
  );
}
