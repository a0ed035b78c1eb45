/** "busy" is the database of a folder that another process keeps. */
export type StackPart = "database" | "busy" | "storage" | "bucket" | "access" | "worker" | "web";

/**
 * A part of the stack that did not come up, and the database's or child's own word for why; for a storage, where it is; for a
 * busy database, the id of the process that it is kept for.
 */
export class StackError extends Error {
  constructor(
    readonly part: StackPart,
    readonly reason: string,
  ) {
    super(`${part}: ${reason}`);
  }
}
