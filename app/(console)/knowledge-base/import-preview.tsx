"use client";

import { ScrollArea, Text } from "@mantine/core";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import type { RootRouter } from "@/server/api/root";
import type { BadRow } from "@/server/domain/knowledge/file-row";
import { formatId } from "@/server/domain/present/format";
import classes from "./knowledge.module.css";
import { BeforeAfter } from "./revision-diff";

type Preview = Extract<inferRouterOutputs<RootRouter>["knowledge"]["files"]["preview"], { kind: "preview" }>;

/** Changes shown before an import; the sums above count all of them. */
const SHOWN = 300;

/** What is in a file, and what it would change. */
export function ImportPreview({ preview, isComparison }: { preview: Preview; isComparison: boolean }) {
  const t = useTranslations("knowledge");
  const { problems, anomalies, links, warnings, counts, changes, reusedIds } = preview;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <div>
      <p className={classes.plain}>{t("import.content", { problems, anomalies, links })}</p>
      {warnings.length > 0 ? (
        <details className={classes.dim}>
          <summary>{t("import.warnings", { count: countTold(warnings) })}</summary>
          <WarningList warnings={warnings} />
        </details>
      ) : null}
      {isComparison && total === 0 ? <Text fw={500}>{t("import.nothing")}</Text> : null}
      {isComparison && total > 0 ? (
        <>
          <p className={classes.plain}>
            <b>{t("import.wouldChange")}</b>: {t("save.summary", { ...counts })}
          </p>
          {reusedIds.map(({ kind, id, earlierText }) => (
            <p key={`${kind}${String(id)}`} className={classes.warn}>
              {t("import.reused", { id: formatId(kind, id), text: earlierText })}
            </p>
          ))}
          <ScrollArea.Autosize mah={280} type="auto">
            <ul className={classes.diff}>
              {changes.slice(0, SHOWN).map((change) => (
                <li key={`${change.kind}${String(change.id)}`}>
                  <BeforeAfter {...change} />
                </li>
              ))}
              {changes.length > SHOWN ? <li className={classes.dim}>{t("history.more", { count: changes.length - SHOWN })}</li> : null}
            </ul>
          </ScrollArea.Autosize>
        </>
      ) : null}
    </div>
  );
}

function WarningList({ warnings }: { warnings: Preview["warnings"] }) {
  const t = useTranslations("knowledge-file.warning");
  return (
    <ul className={classes.diff}>
      {warnings.map(({ code, params }) => (
        <li key={String(params.row)}>{t(code, { row: String(params.row ?? ""), firstRow: String(params.firstRow ?? ""), found: Number(params.found ?? 0) })}</li>
      ))}
    </ul>
  );
}

/** The rows for which a file was refused, with what is wrong in it. */
export function BadRows({ rows }: { rows: BadRow[] }) {
  const t = useTranslations("knowledge");
  const file = useTranslations("knowledge-file");
  // Which words a code needs is known to the file's reader alone: they are given as they come.
  const words = file as unknown as (key: string, params: BadRow["params"]) => string;
  return (
    <div role="alert">
      <p className={classes.warn}>{t("import.refused", { count: countTold(rows) })}</p>
      <ScrollArea.Autosize mah={320} type="auto">
        <ul className={classes.badRows}>
          {rows.map(({ row, code, params }, index) => (
            <li key={index}>
              <span className={classes.badPlace}>{row === 0 ? file("wholeFile") : file("row", { row: String(row) })}</span>
              <span>{words(`bad.${code}`, plainIds(params))}</span>
            </li>
          ))}
        </ul>
      </ScrollArea.Autosize>
    </div>
  );
}

/** The last of a long list stands for all that are not told. */
function countTold(items: readonly { code: string; params: BadRow["params"] }[]): number {
  return items.reduce((sum, { code, params }) => sum + (code.startsWith("more") ? Number(params.found) : 1), 0);
}

/** Ids and row numbers are names, not amounts: as text their digits are not grouped. `found` chooses a plural and stays a number. */
function plainIds(params: BadRow["params"]): BadRow["params"] {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, name === "found" ? value : String(value)]));
}
