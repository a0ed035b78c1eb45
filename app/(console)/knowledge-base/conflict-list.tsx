"use client";

import { Button, Group, Radio } from "@mantine/core";
import { useTranslations } from "next-intl";
import { conflictKey, type Conflict } from "@/server/domain/knowledge/merge-draft";
import { formatId } from "@/server/domain/present/format";
import classes from "./knowledge.module.css";

export type Choice = "mine" | "head";

interface ConflictListProps {
  conflicts: Conflict[];
  choices: Record<string, Choice>;
  onChoose: (choices: Record<string, Choice>) => void;
}

/** What both sides changed, side by side, each with a choice. */
export function ConflictList({ conflicts, choices, onChoose }: ConflictListProps) {
  const t = useTranslations("knowledge.save");
  const chooseAll = (choice: Choice): void => onChoose(Object.fromEntries(conflicts.map((conflict) => [conflictKey(conflict), choice])));
  return (
    <div>
      <Group justify="space-between">
        <p className={classes.plain}>{t("conflicts", { count: conflicts.length })}</p>
        {conflicts.length > 1 ? (
          <Group gap={8}>
            <Button size="xs" variant="default" onClick={() => chooseAll("head")}>
              {t("allTheirs")}
            </Button>
            <Button size="xs" variant="default" onClick={() => chooseAll("mine")}>
              {t("allMine")}
            </Button>
          </Group>
        ) : null}
      </Group>
      <div className={classes.conflicts}>
        {conflicts.map((conflict) => {
          const key = conflictKey(conflict);
          return <OneConflict key={key} conflict={conflict} choice={choices[key] ?? null} onChoose={(choice) => onChoose({ ...choices, [key]: choice })} />;
        })}
      </div>
    </div>
  );
}

function OneConflict({ conflict, choice, onChoose }: { conflict: Conflict; choice: Choice | null; onChoose: (choice: Choice) => void }) {
  const t = useTranslations("knowledge.save");
  const id = formatId(conflict.kind, conflict.id);
  return (
    <Radio.Group className={classes.conflict} value={choice ?? ""} onChange={(value) => onChoose(value === "mine" ? "mine" : "head")} aria-label={t("choose", { id })}>
      <p className={classes.plain}>
        <span className="mono">{id}</span> <span className={classes.dim}>{t("before")}</span> {conflict.base ?? t("absent")}
      </p>
      {conflict.reason === "link" ? <p className={classes.dim}>{t("linkReason")}</p> : null}
      <div className={classes.sides}>
        {(["head", "mine"] as const).map((side) => (
          <Radio.Card key={side} value={side} className={classes.side}>
            <Group wrap="nowrap" align="flex-start" gap={8}>
              <Radio.Indicator size="xs" />
              <span>
                <span className={classes.dim}>{t(side === "head" ? "theirs" : "mine")}</span>
                <br />
                {conflict[side] ?? t("absent")}
              </span>
            </Group>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
