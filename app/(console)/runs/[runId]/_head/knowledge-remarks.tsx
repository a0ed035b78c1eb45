"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import classes from "./run-progress-card.module.css";

const SHOWN = 5;

/** What was noticed while the knowledge base file of the run was read; `warnings` is a list of `{ code, params }`. */
export function KnowledgeRemarks({ warnings }: { warnings: unknown }) {
  const words = useTranslations("run.warning");
  const format = useFormat();
  const remarks = Array.isArray(warnings) ? warnings.filter(isRemark) : [];
  if (remarks.length === 0) return null;
  const text = ({ code, params }: Remark): string => {
    if (code === "identical-row") return words("identical-row", { row: String(params?.row ?? "") });
    if (code === "unused-file") return words("unused-file", { file: String(params?.file ?? ""), used: String(params?.used ?? "") });
    return code === "more-identical-rows" ? words("more-identical-rows", { n: format.number(Number(params?.found)) }) : words("other", { code });
  };
  return (
    <section className={classes.card} aria-label={words("label")}>
      <div className={classes.body}>
        <b>{words("label")}</b>
        {remarks.slice(0, SHOWN).map((remark, at) => (
          <p key={at} className={classes.reason}>
            {text(remark)}
          </p>
        ))}
        {remarks.length > SHOWN ? <p className={classes.reason}>{words("more", { n: format.number(remarks.length - SHOWN) })}</p> : null}
      </div>
    </section>
  );
}

interface Remark {
  code: string;
  params?: Record<string, unknown>;
}

function isRemark(value: unknown): value is Remark {
  return typeof value === "object" && value !== null && "code" in value && typeof value.code === "string";
}
