"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { formatId } from "@/server/domain/present/format";
import { MergeDialog } from "./merge-dialog";
import { PickEntry } from "./pick-entry";

/** Merging an entry with another: which one, then which of the two stays. */
export function MergeWithAnother({ kind, id, onClose }: { kind: "problem" | "anomaly"; id: number; onClose: () => void }) {
  const t = useTranslations("knowledge.merge");
  const [other, setOther] = useState<number | null>(null);
  if (other !== null) return <MergeDialog kind={kind} ids={[id, other]} onClose={onClose} />;
  return <PickEntry kind={kind} title={t("pick", { id: formatId(kind, id) })} except={id} onPick={setOther} onClose={() => undefined} onCancel={onClose} />;
}
