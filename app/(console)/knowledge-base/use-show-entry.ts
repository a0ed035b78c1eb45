"use client";

import { rowKey } from "./row-key";
import { useTableActions, type Editing } from "./table-actions";
import { useKnowledgeAddress } from "./use-knowledge-address";

interface ShowEntry {
  problemOf(anomalyId: number): number;
  /** @param anomalyId null: the problem itself */
  show(problemId: number, anomalyId: number | null, editing?: Editing): void;
}

/** Leads from elsewhere on the page to an entry in the table: its problem is opened, its line in sight, and where asked for a field in it. */
export function useShowEntry(): ShowEntry {
  const { knowledge, setEditing, setRevealed, canEdit } = useTableActions();
  const [address, changeAddress] = useKnowledgeAddress();
  return {
    problemOf: (anomalyId) => knowledge.current.links.find((link) => link.anomalyId === anomalyId)?.problemId ?? 0,
    show(problemId, anomalyId, editing) {
      changeAddress({ query: "", by: "text", filter: "all", open: [...address.open.filter((id) => id !== problemId), problemId] });
      if (editing !== undefined && canEdit) setEditing(editing);
      else setRevealed(rowKey(problemId, anomalyId ?? undefined));
    },
  };
}
