import type { Failure } from "@/server/db/run-stages";
import { S3Error } from "@/server/s3/s3-error";

/** ENOSPC of the file system, `disk_full` of PostgreSQL (its appendix A), a bucket that takes no more. */
const FULL_CODES: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT", "53100", "s3-full"]);

/** Whether there was no room for what a job wrote: that is somebody's to mend, and trying again would fill it again. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && FULL_CODES.has(error.code);
}

/** What an error that ended a job is told as. @param task that of the job */
export function failureOfError(error: unknown, task: string): Failure {
  if (error instanceof S3Error) return error.reason;
  return isFull(error) ? { code: "disk-full", params: {} } : { code: "internal", params: { stage: task } };
}
