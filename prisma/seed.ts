import { closeDatabase } from "@/server/db/client";
import { seed } from "@/server/services/seed-knowledge";

/** `prisma db seed`: the shipped knowledge base and playbooks, as the first start makes them. */
await seed();
await closeDatabase();
