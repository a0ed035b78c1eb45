"use client";

import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconLink, IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { formatId } from "@/server/domain/present/format";
import type { ProblemView } from "./join-view";
import classes from "./knowledge.module.css";
import type { LineProps } from "./line";
import { NewAnomaly } from "./new-entry";
import { PickEntry } from "./pick-entry";
import { ProblemPlaybook } from "./problem-playbook";
import { footKey } from "./row-key";
import { useTableActions } from "./table-actions";

/** Below the anomalies of an open problem: add one, link one, and its playbook. */
export function FootRow({ problem, line }: { problem: ProblemView; line: LineProps }) {
  const t = useTranslations("knowledge");
  const { canEdit, edits, editing, setEditing } = useTableActions();
  const [isLinking, linking] = useDisclosure(false);
  const id = formatId("problem", problem.id);
  const isAdding = editing?.kind === "new-anomaly" && editing.problemId === problem.id;
  const pick = (anomalyId: number): void => {
    edits.apply([{ kind: "link", problemId: problem.id, anomalyId, present: true }], t("done.linked", { anomaly: formatId("anomaly", anomalyId), problem: id }));
  };
  return (
    <div role="row" aria-rowindex={line.rowIndex} aria-level={2} data-key={footKey(problem.id)} tabIndex={line.isTabStop ? 0 : -1} onFocus={line.onFocus} className={`${classes.row} ${classes.footRow}`}>
      <span role="gridcell" className={classes.chevron} />
      <div role="gridcell" className={classes.foot}>
        {isAdding ? <NewAnomaly problemId={problem.id} /> : null}
        <div className={classes.footLine}>
          {canEdit && !isAdding ? (
            <Button size="xs" variant="default" leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />} onClick={() => setEditing({ kind: "new-anomaly", problemId: problem.id })}>
              {t("addAnomaly")}
            </Button>
          ) : null}
          {canEdit ? (
            <Button size="xs" variant="default" leftSection={<IconLink size={14} stroke={1.75} aria-hidden />} onClick={linking.open}>
              {t("linkExisting")}
            </Button>
          ) : null}
          {problem.state === "new" ? null : <ProblemPlaybook problemId={problem.id} />}
        </div>
        {isLinking ? <PickEntry kind="anomaly" title={t("linkDialog.title", { id })} linkedTo={problem.id} onClose={linking.close} onPick={pick} /> : null}
      </div>
    </div>
  );
}
