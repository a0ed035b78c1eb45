import { MaskMemory } from "@/server/domain/generalize/mask-memory";
import { benchMessages, readLoadMessages } from "./write-load";

/** About a second's work of one core. */
const MESSAGES = 1_000_000;

/**
 * A process that only computes: says that it is ready, then, each time it is told to, masks messages in hand and says how many
 * seconds that took by the clock.
 */
const messages = benchMessages(MESSAGES, await readLoadMessages());
process.on("message", () => {
  const memory = new MaskMemory();
  const start = performance.now();
  for (const message of messages) memory.mask(message);
  process.send?.((performance.now() - start) / 1000);
});
process.on("disconnect", () => process.exit());
process.send?.({ kind: "ready" });
