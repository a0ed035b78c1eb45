"use client";

import { Checkbox, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "./form.module.css";
import { type PlaceFieldsProps, SegmentField, useTextField } from "./form-parts";
import { IncludeField } from "./include-field";
import { SecretField } from "./secret-field";

/** The server, the bucket, which of its keys, and how it is signed in to. */
export function BucketFields(props: PlaceFieldsProps) {
  const words = useTranslations("sources.form");
  const field = useTextField(props);
  const { fields, change } = props;
  return (
    <>
      <SegmentField label={words("server")} choices={["amazon", "other"]} word={(choice) => words(`serverKind.${choice}`)} value={fields.server} onChange={(server) => change({ server })} />
      {fields.server === "other" ? (
        <>
          <TextInput {...field("endpoint")} label={words("endpoint")} description={words("endpointHint")} inputMode="url" classNames={{ input: classes.mono }} />
          <Checkbox label={words("pathStyle")} description={words("pathStyleHint")} checked={fields.pathStyle} onChange={(event) => change({ pathStyle: event.currentTarget.checked })} styles={{ body: { alignItems: "flex-start" } }} />
        </>
      ) : null}
      <div className={classes.pair}>
        <TextInput {...field("bucket")} label={words("bucket")} classNames={{ input: classes.mono }} />
        <TextInput {...field("region")} label={words("region")} classNames={{ input: classes.mono }} />
      </div>
      <TextInput {...field("prefix")} label={words("prefix")} description={words("prefixHint")} classNames={{ input: classes.mono }} />
      <IncludeField {...props} />
      <SegmentField label={words("access")} choices={["key", "public"]} word={(choice) => words(`accessKind.${choice}`)} value={fields.access} onChange={(access) => change({ access })} />
      {fields.access === "key" ? (
        <div className={classes.pair}>
          <TextInput {...field("accessKeyId")} label={words("accessKeyId")} description={"\u00a0"} classNames={{ input: classes.mono }} />
          <SecretField {...props} label={words("secret.secretKey")} />
        </div>
      ) : null}
    </>
  );
}
