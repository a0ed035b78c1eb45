"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useEffect, useRef } from "react";
import { KIND_ICONS } from "../source-kinds";
import classes from "./form.module.css";
import { type FormPartProps, useTextField } from "./form-parts";
import { KindCards } from "./kind-cards";
import { PlaceCheckButton } from "./place-check-button";
import { PlaceFields } from "./place-fields";
import { RunFields } from "./run-fields";
import { ScheduleFields } from "./schedule-fields";
import { SourceFormFoot } from "./source-form-foot";
import { type SourceFormOptions, useSourceForm } from "./use-source-form";

/** Everything about a source, in the order in which one thinks of it: what kind, where, when, and what comes of it. */
export function SourceForm({ onCancel, ...options }: SourceFormOptions & { onCancel: () => void }) {
  const words = useTranslations("sources.form");
  const form = useSourceForm(options);
  const { fields, change, errors, described, attempts } = form;
  const element = useRef<HTMLFormElement>(null);
  // Who sent it with a field that is wrong is taken to the first one.
  useEffect(() => {
    if (attempts > 0) element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [attempts]);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    form.submit();
  };
  const part = { fields, change, errors };
  const isNew = options.sourceId === null;
  return (
    <form ref={element} onSubmit={submit} noValidate className={classes.form}>
      {isNew ? <KindCards value={fields.kind} onChange={(kind) => change({ kind })} /> : <KindLine kind={fields.kind} />}
      <NameField {...part} />
      {fields.kind === "ingest" ? null : (
        <PlaceFields {...part} hasSecret={form.hasSecret}>
          <PlaceCheckButton check={form.check} onCheck={form.checkPlace} hasPatterns={fields.kind !== "http" && fields.include.trim() !== ""} />
        </PlaceFields>
      )}
      {fields.kind === "ingest" ? null : <ScheduleFields {...part} described={described} />}
      <RunFields {...part} />
      <SourceFormFoot form={form} label={words(isNew ? "make" : "save")} onCancel={onCancel} />
    </form>
  );
}

/** The kind of a source that is there does not change. */
function KindLine({ kind }: { kind: keyof typeof KIND_ICONS }) {
  const words = useTranslations("sources.form");
  const Icon = KIND_ICONS[kind];
  return (
    <p className={classes.kindLine}>
      <Icon size={16} stroke={1.75} aria-hidden />
      <b>{words(`kindTitle.${kind}`)}</b>
      <span>{words(`kindText.${kind}`)}</span>
    </p>
  );
}

function NameField(part: FormPartProps) {
  const words = useTranslations("sources.form");
  const field = useTextField(part);
  return <TextInput {...field("name")} label={words("name")} description={words(part.fields.kind === "ingest" ? "nameHintPush" : "nameHint")} maxLength={200} data-autofocus />;
}
