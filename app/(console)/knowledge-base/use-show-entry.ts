"use client";

import { useTableActions, type Editing } from "./table-actions";
import { useKnowledgeAddress } from "./use-knowledge-address";

/** Leads from elsewhere on the page to an entry in the table: its problem is opened, and where asked for a field with it. */
export function useShowEntry(): { problemOf(anomalyId: number): number; show(problemId: number, editing: Editing | null): void } {
  const { knowledge, setEditing, canEdit } = useTableActions();
  const [address, changeAddress] = useKnowledgeAddress();
  return {
    problemOf: (anomalyId) => knowledge.current.links.find((link) => link.anomalyId === anomalyId)?.problemId ?? 0,
    show(problemId, editing) {
      changeAddress({ query: "", by: "text", filter: "all", open: [...address.open.filter((id) => id !== problemId), problemId] });
      setEditing(canEdit ? editing : null);
    },
  };
}
