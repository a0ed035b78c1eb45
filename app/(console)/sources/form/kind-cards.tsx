"use client";

import { Radio } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { KIND_ICONS, SOURCE_KINDS, type SourceKind } from "../source-kinds";
import classes from "./form.module.css";
import { FormSection } from "./form-parts";

/** The first question of the form: where the logs come from. */
export function KindCards({ value, onChange }: { value: SourceKind; onChange: (kind: SourceKind) => void }) {
  const words = useTranslations("sources.form");
  return (
    <FormSection title={words("kind")}>
      <Radio.Group aria-label={words("kind")} value={value} onChange={(chosen) => onChange(SOURCE_KINDS.find((kind) => kind === chosen) ?? value)}>
        <div className={classes.kinds}>
          {SOURCE_KINDS.map((kind) => (
            <KindCard key={kind} kind={kind} isChosen={kind === value} />
          ))}
        </div>
      </Radio.Group>
    </FormSection>
  );
}

function KindCard({ kind, isChosen }: { kind: SourceKind; isChosen: boolean }) {
  const words = useTranslations("sources.form");
  const id = useId();
  const Icon = KIND_ICONS[kind];
  return (
    <Radio.Card value={kind} className={classes.kind} data-chosen={isChosen || undefined} aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`}>
      <Icon size={16} stroke={1.75} aria-hidden />
      <span id={`${id}-title`} className={classes.kindTitle}>
        {words(`kindTitle.${kind}`)}
      </span>
      <span id={`${id}-text`} className={classes.kindText}>
        {words(`kindText.${kind}`)}
      </span>
    </Radio.Card>
  );
}
