"use client";

import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFailureText } from "@/app/_lib/use-failure-text";
import { useFormat } from "@/app/_lib/use-format";
import type { ModelStatus } from "@/server/api/models";
import { ListState } from "@/app/_components/list-state";
import { Card } from "@/app/_components/card";
import classes from "../settings.module.css";

/** The embedding models: which are there, and how fast they are here. */
export function ModelsPanel() {
  const words = useTranslations("settings.models");
  const models = useQuery(useTRPC().models.list.queryOptions());
  return (
    <Card title={words("title")}>
      <p className={classes.text}>{words("text")}</p>
      <ListState query={models}>{(rows) => rows.map((model) => <Model key={model.id} model={model} />)}</ListState>
    </Card>
  );
}

function Model({ model }: { model: ModelStatus }) {
  const words = useTranslations("settings.models");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const format = useFormat();
  const failureText = useFailureText();
  const test = useMutation(trpc.models.speedTest.mutationOptions({ onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.models.list.queryKey() }) }));
  const { installation } = model;
  return (
    <section className={classes.setting} aria-label={words(`name.${model.name}`)}>
      <div>
        <span className={classes.strong}>{words(`name.${model.name}`)}</span>
        <span className={classes.note}>
          {model.id}, {words("dimensions", { count: format.number(model.dimensions) })}
        </span>
        {installation.kind === "installed" ? (
          <span className={classes.minor}>
            <span className={classes.ok}>{words("installed")}</span>, {words("installedText", { dtype: installation.dtype, size: format.bytes(installation.bytes) })}. {words(model.isLoaded ? "loaded" : "notLoaded")}
          </span>
        ) : installation.kind === "download" ? (
          <span className={classes.minor}>
            {words("download")}, {words("downloadText", { from: installation.from })}
          </span>
        ) : (
          <span className={classes.minor}>
            <span className={classes.warn}>{words("missing")}</span>. {words("missingText", { folder: installation.folder })}
          </span>
        )}
        <div role="status">
          {test.data ? (
            <>
              <span className={classes.strong}>{words("result", { rate: format.number(test.data.textsPerSecond) })}</span>
              <span className={classes.minor}>
                {words("resultText", { texts: format.number(test.data.texts), time: format.duration(test.data.seconds * 1_000), loading: format.duration(test.data.loadingSeconds * 1_000) })}
              </span>
            </>
          ) : test.isError ? (
            <span className={classes.warn}>{failureText.ofError(test.error)}</span>
          ) : null}
        </div>
      </div>
      {installation.kind === "installed" ? (
        <Button variant="default" loading={test.isPending} onClick={() => test.mutate({ name: model.name })} aria-label={`${words("test")}: ${words(`name.${model.name}`)}`}>
          {words("test")}
        </Button>
      ) : null}
    </section>
  );
}
