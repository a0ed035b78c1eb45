import { findInstallationId } from "@/server/db/installation";
import { defaultStorage } from "@/server/storage/default-storage";

/** Says whose files a storage holds. */
const MARK = "installation";

/**
 * Marks the storage as this installation's. Two installations have runs of the same numbers: in one storage they would write
 * over each other's files and sweep them away.
 * @returns false where it is another's; nothing is changed then
 */
export async function claimStorage(): Promise<boolean> {
  const storage = defaultStorage();
  const id = await findInstallationId();
  const mark = await storage.open(MARK);
  if (mark === null) {
    await storage.write(MARK, Buffer.from(id));
    return true;
  }
  try {
    return (await mark.read(0, mark.bytes)).toString() === id;
  } finally {
    await mark.close();
  }
}
