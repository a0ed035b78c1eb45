import type { FileMeter } from "@/server/domain/extract/extract-meter";

/** What is unpacked: its path for reasons, and the meter that is asked after each piece whether to go on. */
export interface UnpackTarget {
  path: string;
  meter: FileMeter;
}
