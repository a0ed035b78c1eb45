import { closeDatabase, pool } from "@/server/db/client";
import { migrateQueue } from "@/server/queue/worker-pool";
import { seed } from "@/server/services/seed-knowledge";

/** `prisma db seed`: the shipped knowledge base and playbooks, as the first start makes them; a worker is asked to embed them. */
await migrateQueue(pool());
await seed();
await closeDatabase();
