"use client";

import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import type { SubmitEvent } from "react";
import { LoadError } from "@/app/_components/load-error";
import { useTRPC } from "@/app/_lib/trpc-client";
import { Card } from "@/app/_components/card";
import { useTold } from "@/app/_lib/use-told";
import { PanelSkeleton } from "../panel-skeleton";
import classes from "../settings.module.css";
import { DisplayCard } from "./display-card";

/** Who one is, and how one wants to see things. */
export function ProfilePanel() {
  const { data: me, error, refetch } = useQuery(useTRPC().account.me.queryOptions());
  if (error && me === undefined) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (me === undefined) return <PanelSkeleton />;
  return (
    <>
      <NameCard me={me} />
      <DisplayCard chosen={{ locale: me.locale, timeZone: me.timeZone }} />
    </>
  );
}

function NameCard({ me }: { me: { name: string; email: string; role: "viewer" | "analyst" | "admin" } }) {
  const words = useTranslations("settings");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const told = useTold();
  const rename = useMutation(
    trpc.account.setName.mutationOptions({
      onSuccess: async () => {
        told.done(words("saved"));
        await queryClient.invalidateQueries({ queryKey: trpc.account.me.queryKey() });
        // The name stands in the frame, too.
        router.refresh();
      },
      onError: told.failed,
    }),
  );
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name")).trim();
    if (name !== "") rename.mutate({ name });
  };
  return (
    <Card title={words("profile.title")}>
      <form className={classes.form} onSubmit={submit}>
        <dl className={classes.facts}>
          <dt>{words("profile.email")}</dt>
          <dd>{me.email}</dd>
          <dt>{words("profile.role")}</dt>
          <dd>{common(`role.${me.role}`)}</dd>
        </dl>
        <TextInput name="name" label={words("profile.name")} defaultValue={me.name} maxLength={100} required withAsterisk={false} autoComplete="name" />
        <Button type="submit" loading={rename.isPending}>
          {common("save")}
        </Button>
      </form>
    </Card>
  );
}
