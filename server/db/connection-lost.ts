/** Of the operating system, and the classes 08 and 57P of PostgreSQL (its appendix A): the server went, or does not let anybody in. */
const LOST = /^(?:ECONNREFUSED|ECONNRESET|EPIPE|57P0[1-5]|08...)$/;

/** What `pg` says, without a code, where the server closed the connection. */
const TERMINATED = /^Connection terminated/;

/** Whether an error means that the database can no longer be reached, whatever was asked of it. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isConnectionLost);
  if (!(error instanceof Error)) return false;
  return TERMINATED.test(error.message) || ("code" in error && typeof error.code === "string" && LOST.test(error.code));
}
