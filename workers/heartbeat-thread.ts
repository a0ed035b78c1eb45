import { workerData } from "node:worker_threads";
import pg from "pg";
import { BEAT_MILLISECONDS, type HeartbeatData } from "./beat";

const { databaseUrl, workerId } = workerData as HeartbeatData;

let lastCpu = process.cpuUsage();
let lastAt = process.hrtime.bigint();

/** Share of one core that the whole process used since the last call. */
function cpuShare(): number {
  const cpu = process.cpuUsage(lastCpu);
  const now = process.hrtime.bigint();
  const micros = Number(now - lastAt) / 1_000;
  lastCpu = process.cpuUsage();
  lastAt = now;
  return micros > 0 ? (cpu.user + cpu.system) / micros : 0;
}

/**
 * Beats; a database that cannot be reached for a while is tried again at the next beat. A process that was taken for lost and
 * goes on is alive again: it takes jobs, and would keep them for ever if it died later and nobody looked after it.
 */
async function beat(pool: pg.Pool): Promise<void> {
  await pool.query("update worker_processes set beat_at = now(), lost_at = null, rss_bytes = $2, cpu_share = $3 where id = $1::uuid", [workerId, process.memoryUsage.rss(), cpuShare()]);
}

const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
pool.on("error", () => undefined);
setInterval(() => void beat(pool).catch(() => undefined), BEAT_MILLISECONDS);
