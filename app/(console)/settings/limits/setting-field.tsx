"use client";

import { Button, NumberInput, Select } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { SETTING_RULES, type SettingName, type SettingRule, type SettingValue } from "@/server/domain/installation-settings";
import classes from "../settings.module.css";
import { VARIABLES } from "./setting-groups";
import { fromTyped, toTyped } from "./typed-value";

interface SettingFieldProps {
  name: SettingName;
  value: SettingValue;
  /** Set by the environment. */
  isLocked: boolean;
  onChange: (value: SettingValue) => void;
}

/** One setting: what it means, its value, and where that may not be changed, why. */
export function SettingField({ name, value, isLocked, onChange }: SettingFieldProps) {
  const words = useTranslations("settings.limits");
  const rule = SETTING_RULES[name];
  const shown = useShown(rule);
  // The hints write numbers as the reader does, and so does the field.
  const decimalSeparator = useFormat().number(0.5, 1).charAt(1);
  const id = useId();
  return (
    <div className={classes.setting}>
      <div>
        <label htmlFor={id}>{words(`name.${name}`)}</label>
        <span className={classes.minor} id={`${id}-hint`}>
          {words(`hint.${name}`)}
        </span>
        <div className={classes.settingFoot}>
          {isLocked ? (
            <>
              <IconLock size={14} stroke={1.75} aria-hidden /> {words("locked", { variable: VARIABLES[name] ?? "" })}
            </>
          ) : value !== rule.initial ? (
            <Button size="compact-xs" variant="subtle" onClick={() => onChange(rule.initial as SettingValue)}>
              {words("initial", { value: shown(rule.initial) })}
            </Button>
          ) : null}
        </div>
      </div>
      {rule.kind === "choice" ? (
        <Select
          id={id}
          aria-describedby={`${id}-hint`}
          disabled={isLocked}
          allowDeselect={false}
          data={rule.choices.map((choice) => ({ value: choice, label: shown(choice) }))}
          value={String(value)}
          onChange={(chosen) => (chosen === "strict" || chosen === "calibrated") && onChange(chosen)}
        />
      ) : (
        <NumberInput
          id={id}
          aria-describedby={`${id}-hint`}
          disabled={isLocked}
          min={toTyped(rule.min, rule.unit)}
          max={toTyped(rule.max, rule.unit)}
          clampBehavior="blur"
          allowDecimal={rule.unit === "bytes" || !rule.isWhole}
          allowNegative={false}
          decimalScale={3}
          thousandSeparator={"\u202f"}
          placeholder={rule.initial === null ? words("unlimited") : undefined}
          decimalSeparator={decimalSeparator}
          suffix={rule.unit === "count" ? undefined : `\u202f${words(`short.${rule.unit}`)}`}
          value={typeof value === "number" ? toTyped(value, rule.unit) : ""}
          onChange={(typed) => {
            const wished = fromTyped(typed, rule.unit);
            // An emptied field of a setting that always has a limit is one that is being typed.
            if (wished !== null || rule.initial === null) onChange(wished);
          }}
        />
      )}
    </div>
  );
}

/** A value as it is said in a sentence. */
function useShown(rule: SettingRule): (value: string | number | null) => string {
  const words = useTranslations("settings.limits");
  const format = useFormat();
  return (value) => {
    if (value === "strict" || value === "calibrated") return words(`choice.${value}`);
    if (typeof value !== "number" || rule.kind === "choice") return words("unlimited");
    if (rule.unit === "bytes") return format.bytes(value);
    return rule.unit === "count" ? format.number(value) : words(`unit.${rule.unit}`, { count: value, n: format.number(value) });
  };
}
