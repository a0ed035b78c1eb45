import { formatId } from "@/server/domain/present/format";
import classes from "./list-table.module.css";

/** The short name of an entry in the colour of its kind. */
export function EntryId({ kind, id, isPredicted = false }: { kind: "problem" | "anomaly"; id: number; isPredicted?: boolean }) {
  return (
    <span className={classes.id} data-kind={isPredicted ? "predicted" : kind}>
      {formatId(kind, id)}
    </span>
  );
}
