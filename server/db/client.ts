import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/server/env";
import { PrismaClient } from "./generated/client";

/**
 * The database of this process: `prisma` for rows with a shape, `pool` for bulk rows (COPY), set-wise SQL and the queue. Each
 * is opened at its first use: a worker has no use for Prisma and its engine. Kept on `globalThis`, since Next loads a module
 * once per bundle.
 */
interface Connections {
  prisma?: PrismaClient;
  pool?: pg.Pool;
  /** What the server knows the connections of this process by. */
  name?: string;
}

const holder = globalThis as typeof globalThis & { logIntelligenceDatabase?: Connections };

function connections(): Connections {
  holder.logIntelligenceDatabase ??= {};
  return holder.logIntelligenceDatabase;
}

function connectionString(): string {
  const url = env().DATABASE_URL;
  if (url === undefined) throw new Error("DATABASE_URL is not set: start through `npm start`, which brings a database.");
  return url;
}

/** Gives the connections of this process a name, by which another process can end them. To be called before the first one is opened. */
export function nameConnections(name: string): void {
  connections().name = name;
}

/** How many connections the pool of a process has at most. */
export const MAX_CONNECTIONS = 10;

function openPool(): pg.Pool {
  const pool = new pg.Pool({ connectionString: connectionString(), max: MAX_CONNECTIONS, application_name: connections().name });
  // An idle connection that breaks (the server restarts) must not end the process: the next query opens another.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** The Prisma client of this process. */
export function prisma(): PrismaClient {
  return (connections().prisma ??= new PrismaClient({ adapter: new PrismaPg({ connectionString: connectionString(), max: 8 }) }));
}

/** The plain connection pool of this process. */
export function pool(): pg.Pool {
  return (connections().pool ??= openPool());
}

/** Closes what this process opened; the next use opens anew. */
export async function closeDatabase(): Promise<void> {
  const open = holder.logIntelligenceDatabase;
  if (!open) return;
  delete holder.logIntelligenceDatabase;
  await Promise.all([open.prisma?.$disconnect(), open.pool?.end()]);
}
