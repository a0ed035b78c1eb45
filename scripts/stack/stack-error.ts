/** A part of the stack that did not come up, and the database's or child's own word for why; for the storage, its folder. */
export class StackError extends Error {
  constructor(
    readonly part: "database" | "storage" | "worker" | "web",
    readonly reason: string,
  ) {
    super(`${part}: ${reason}`);
  }
}
