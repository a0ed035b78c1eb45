import { insertCorrection, listCorrections, undoCorrection, type CorrectionRow, type NewCorrection } from "@/server/db/knowledge-corrections";
import { textHash } from "@/server/domain/embed/text-hash";

export type { CorrectionRow };

/**
 * Keeps a person's word about a text. It outranks the model in every later run of the knowledge base until it is undone.
 * @param correction `text` is the text that is embedded, not the log line
 * @returns its id
 */
export async function correct(correction: Omit<NewCorrection, "textHash">): Promise<number> {
  return insertCorrection({ ...correction, textHash: textHash(correction.text) });
}

export { listCorrections, undoCorrection };
