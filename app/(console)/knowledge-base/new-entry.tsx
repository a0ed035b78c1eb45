"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { formatId } from "@/server/domain/present/format";
import { EditText } from "./edit-text";
import classes from "./knowledge.module.css";
import { findSameText } from "./plan-edits";
import { useTableActions } from "./table-actions";

/** The field for a new problem, above the first line. What was added opens, with the field for its first anomaly unless something else is written by then. */
export function NewProblemRow() {
  const t = useTranslations("knowledge.edit");
  const { edits, setEditing, setOpen } = useTableActions();
  const keep = async (text: string, isLeaving: boolean): Promise<void> => {
    setEditing(null);
    const id = await edits.addProblem(text);
    if (id === null || isLeaving) return;
    setOpen(id, true);
    setEditing((now) => now ?? { kind: "new-anomaly", problemId: id });
  };
  return (
    <div role="row" className={`${classes.row} ${classes.problem}`} data-open>
      <span role="gridcell" className={classes.chevron} />
      <span role="gridcell" className={classes.id} />
      <span role="gridcell" className={classes.wideCell}>
        <NewText kind="problem" label={t("newProblem")} onKeep={(text, isLeaving) => void keep(text, isLeaving)} onCancel={() => setEditing(null)} />
      </span>
    </div>
  );
}

/** The field for a new anomaly of a problem. Enter adds one and empties it for the next. */
export function NewAnomaly({ problemId }: { problemId: number }) {
  const t = useTranslations("knowledge.edit");
  const { edits, setEditing } = useTableActions();
  const [added, setAdded] = useState(0);
  const keep = (text: string, isLeaving: boolean): void => {
    if (isLeaving) setEditing(null);
    else setAdded(added + 1);
    void edits.addAnomaly(problemId, text);
  };
  return <NewText key={added} kind="anomaly" label={t("newAnomaly", { id: formatId("problem", problemId) })} onKeep={keep} onCancel={() => setEditing(null)} />;
}

function NewText({ kind, label, onKeep, onCancel }: { kind: "problem" | "anomaly"; label: string; onKeep: (text: string, isLeaving: boolean) => void; onCancel: () => void }) {
  const t = useTranslations("knowledge.edit");
  const { current } = useTableActions().knowledge;
  const warnOf = (text: string): string | null => {
    const same = findSameText(current, kind, { id: 0, text });
    return same === undefined ? null : t("same", { id: formatId(kind, same) });
  };
  return <EditText label={label} initial="" hint={t("hintNew")} warnOf={warnOf} onKeep={onKeep} onCancel={onCancel} />;
}
