"use client";

import { createContext, type Dispatch, type SetStateAction, use } from "react";
import type { Edits } from "./use-edits";
import type { OpenKnowledge } from "./use-knowledge";

/** The cell that is being written in. */
export type Editing =
  | { kind: "problem"; id: number }
  | { kind: "anomaly"; problemId: number; id: number }
  | { kind: "new-problem" }
  | { kind: "new-anomaly"; problemId: number };

/** What every line of the table needs of the page. */
export interface TableActions {
  knowledgeBaseId: number;
  knowledge: OpenKnowledge;
  edits: Edits;
  canEdit: boolean;
  editing: Editing | null;
  setEditing: Dispatch<SetStateAction<Editing | null>>;
  setOpen(problemId: number, isOpen: boolean): void;
  /** The line to be brought into sight; null once that is done. */
  revealed: string | null;
  setRevealed: (rowKey: string | null) => void;
}

const TableActionsContext = createContext<TableActions | null>(null);

export const TableActionsProvider = TableActionsContext;

/** Throws outside the table of a knowledge base. */
export function useTableActions(): TableActions {
  const actions = use(TableActionsContext);
  if (actions === null) throw new Error("useTableActions outside the knowledge base table");
  return actions;
}
