"use client";

import { useTranslations } from "next-intl";
import { formatId } from "@/server/domain/present/format";
import { EditText } from "./edit-text";
import classes from "./knowledge.module.css";
import { findSameText } from "./plan-edits";
import { useTableActions } from "./table-actions";

/** The field for a new problem, above the first line. What was added opens, with the field for its first anomaly. */
export function NewProblemRow() {
  const t = useTranslations("knowledge.edit");
  const { edits, setEditing, setOpen } = useTableActions();
  const keep = async (text: string): Promise<void> => {
    setEditing(null);
    const id = await edits.addProblem(text);
    if (id === null) return;
    setOpen(id, true);
    setEditing({ kind: "new-anomaly", problemId: id });
  };
  return (
    <div role="row" className={`${classes.row} ${classes.problem}`} data-open>
      <span role="gridcell" className={classes.chevron} />
      <span role="gridcell" className={classes.id} />
      <span role="gridcell" className={classes.wideCell}>
        <NewText kind="problem" label={t("newProblem")} onKeep={(text) => void keep(text)} onCancel={() => setEditing(null)} />
      </span>
    </div>
  );
}

/** The field for a new anomaly of a problem. After one was added it is there for the next. */
export function NewAnomaly({ problemId }: { problemId: number }) {
  const t = useTranslations("knowledge.edit");
  const { edits, setEditing } = useTableActions();
  const keep = async (text: string): Promise<void> => {
    setEditing(null);
    if ((await edits.addAnomaly(problemId, text)) !== null) setEditing({ kind: "new-anomaly", problemId });
  };
  return <NewText kind="anomaly" label={t("newAnomaly", { id: formatId("problem", problemId) })} onKeep={(text) => void keep(text)} onCancel={() => setEditing(null)} />;
}

function NewText({ kind, label, onKeep, onCancel }: { kind: "problem" | "anomaly"; label: string; onKeep: (text: string) => void; onCancel: () => void }) {
  const t = useTranslations("knowledge.edit");
  const { current } = useTableActions().knowledge;
  const warnOf = (text: string): string | null => {
    const same = findSameText(current, kind, { id: 0, text });
    return same === undefined ? null : t("same", { id: formatId(kind, same) });
  };
  return <EditText label={label} initial="" hint={t("hintNew")} warnOf={warnOf} onKeep={onKeep} onCancel={onCancel} />;
}
