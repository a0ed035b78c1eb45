/** Time between two beats of a worker process. */
export const BEAT_MILLISECONDS = 2_000;

/** What the beating thread is given. */
export interface HeartbeatData {
  databaseUrl: string;
  workerId: string;
}
