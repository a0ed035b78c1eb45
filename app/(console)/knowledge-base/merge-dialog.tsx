"use client";

import { Button, Group, Radio, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/app/_components/dialog";
import { formatId } from "@/server/domain/present/format";
import classes from "./knowledge.module.css";
import { planMerge } from "./plan-edits";
import { useTableActions } from "./table-actions";

interface MergeDialogProps {
  kind: "problem" | "anomaly";
  ids: readonly [number, number];
  onClose: () => void;
}

/** Two entries side by side; the one that stays takes over the links of the other. */
export function MergeDialog({ kind, ids, onClose }: MergeDialogProps) {
  const t = useTranslations("knowledge.merge");
  const common = useTranslations("common");
  const { knowledge, edits } = useTableActions();
  const [kept, setKept] = useState(String(ids[0]));
  const { current } = knowledge;
  const goneId = ids.find((id) => String(id) !== kept) ?? ids[1];
  const merge = (): void => {
    edits.apply(planMerge(current, kind, { keepId: Number(kept), goneId }), t("done", { kept: formatId(kind, Number(kept)), gone: formatId(kind, goneId) }));
    onClose();
  };
  const textOf = (id: number): string => (kind === "problem" ? current.problems : current.anomalies).find((entry) => entry.id === id)?.text ?? "";
  const endsOf = (id: number): string =>
    current.links
      .filter((link) => (kind === "problem" ? link.problemId : link.anomalyId) === id)
      .map((link) => (kind === "problem" ? formatId("anomaly", link.anomalyId) : formatId("problem", link.problemId)))
      .join(", ");
  return (
    <Dialog onClose={onClose} title={t("title")} size="lg">
      <Stack>
        <Radio.Group value={kept} onChange={setKept} label={t("keep")}>
          <div className={classes.sides}>
            {ids.map((id) => (
              <Radio.Card key={id} value={String(id)} className={classes.side} data-checked={kept === String(id) || undefined} aria-label={`${formatId(kind, id)} ${textOf(id)}`}>
                <span className={classes.id}>{formatId(kind, id)}</span>
                <div>{textOf(id)}</div>
                <p className={classes.dim}>{t(kind === "problem" ? "anomalies" : "problems", { ids: endsOf(id) || "0" })}</p>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        <p className={classes.dim}>{t("hint", { kept: formatId(kind, Number(kept)), gone: formatId(kind, goneId) })}</p>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button onClick={merge}>{t("confirm")}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
