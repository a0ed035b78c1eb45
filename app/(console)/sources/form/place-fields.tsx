"use client";

import { Textarea, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BucketFields } from "./bucket-fields";
import classes from "./form.module.css";
import { FormSection, type PlaceFieldsProps, RadioField, SegmentField, useTextField } from "./form-parts";
import { IncludeField } from "./include-field";
import { SecretField } from "./secret-field";

/** Where the logs are: the fields of the chosen kind, and below them what is known of the place. */
export function PlaceFields({ children, ...props }: PlaceFieldsProps & { children: ReactNode }) {
  const words = useTranslations("sources.form");
  const { fields, change } = props;
  return (
    <FormSection title={words("place")}>
      {fields.kind === "folder" ? <FolderFields {...props} /> : fields.kind === "http" ? <AddressFields {...props} /> : <BucketFields {...props} />}
      <RadioField label={words("existing")} choices={["take", "skip"]} word={(choice) => words(`existingKind.${choice}`)} value={fields.existing} onChange={(existing) => change({ existing })} />
      {children}
    </FormSection>
  );
}

function FolderFields(props: PlaceFieldsProps) {
  const words = useTranslations("sources.form");
  const field = useTextField(props);
  return (
    <>
      <TextInput {...field("folder")} label={words("folder")} description={words("folderHint")} classNames={{ input: classes.mono }} />
      <IncludeField {...props} />
    </>
  );
}

function AddressFields(props: PlaceFieldsProps) {
  const words = useTranslations("sources.form");
  const field = useTextField(props);
  const { fields, change } = props;
  return (
    <>
      <Textarea {...field("addresses")} label={words("addresses")} description={words("addressesHint")} rows={3} resize="vertical" classNames={{ input: classes.mono }} />
      <SegmentField label={words("signIn")} choices={["none", "basic", "bearer"]} word={(choice) => words(`signInKind.${choice}`)} value={fields.signIn} onChange={(signIn) => change({ signIn, secret: "" })} />
      {fields.signIn === "none" ? null : (
        <div className={classes.pair}>
          {fields.signIn === "basic" ? <TextInput {...field("user")} label={words("user")} /> : null}
          <SecretField {...props} label={words(fields.signIn === "basic" ? "secret.password" : "secret.token")} />
        </div>
      )}
    </>
  );
}
