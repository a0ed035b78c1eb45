export interface NamedWorker {
  host: string;
  pid: number;
}

/** What to call a worker: its process where there is one host, with the host where there are several (in containers every process may be the first). */
export function workerName({ host, pid }: NamedWorker, workers: readonly NamedWorker[]): string {
  return workers.every((other) => other.host === host) ? `pid ${String(pid)}` : `${host} · ${String(pid)}`;
}

/** The workers that a list of jobs names. */
export function namedWorkers(jobs: readonly { host: string | null; pid: number | null }[]): NamedWorker[] {
  return jobs.flatMap(({ host, pid }) => (host === null || pid === null ? [] : [{ host, pid }]));
}
