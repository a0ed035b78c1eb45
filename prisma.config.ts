import { defineConfig } from "prisma/config";

/** Read by the Prisma command line only; the product hands its own connection to the client. */
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations", seed: "tsx prisma/seed.ts" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost/log_intelligence" },
});
