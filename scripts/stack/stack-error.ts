/** A part of the stack that did not come up, and the database's or child's own word for why; for a storage, where it is. */
export class StackError extends Error {
  constructor(
    readonly part: "database" | "storage" | "bucket" | "access" | "worker" | "web",
    readonly reason: string,
  ) {
    super(`${part}: ${reason}`);
  }
}
