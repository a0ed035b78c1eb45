"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { LoadError } from "@/app/_components/load-error";
import { useTRPC } from "@/app/_lib/trpc-client";
import { Card } from "@/app/_components/card";
import { PanelSkeleton } from "../panel-skeleton";
import classes from "../settings.module.css";
import { PasswordCard } from "./password-card";
import { SessionsCard } from "./sessions-card";

/** How one signs in, and where one is signed in. */
export function SecurityPanel() {
  const words = useTranslations("settings.password");
  const { data: me, error, refetch } = useQuery(useTRPC().account.me.queryOptions());
  if (error && me === undefined) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (me === undefined) return <PanelSkeleton />;
  return (
    <>
      {me.hasPassword ? (
        <PasswordCard email={me.email} />
      ) : (
        <Card title={words("title")}>
          <p className={classes.text}>{words("none")}</p>
        </Card>
      )}
      <SessionsCard />
    </>
  );
}
