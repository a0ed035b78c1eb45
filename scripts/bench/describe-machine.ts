import { cpus, loadavg, platform, release, totalmem } from "node:os";
import { measureText } from "../measure/measure-words";

/** The machine that figures were read on, in one line. The load says whether it was doing anything else. */
export function describeMachine(postgres: string): string {
  const [cpu] = cpus();
  return measureText("machine", {
    cpu: cpu?.model.replace(/\s+/g, " ").trim() ?? "?",
    cores: String(cpus().length),
    memory: String(Math.round(totalmem() / 2 ** 30)),
    system: `${platform()} ${release()}`,
    node: process.versions.node,
    postgres,
    load: (loadavg()[0] ?? 0).toFixed(1),
  });
}
