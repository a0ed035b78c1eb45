import { migrate } from "@/server/db/migrate";
import { startEmbeddedDatabase } from "./stack/embedded-database";

/** Holds an embedded database open for development until Ctrl-C and prints its address. */
const database = await startEmbeddedDatabase(process.env.STATE_DIR ?? `${process.cwd()}/.data`);
await migrate(database.url, `${process.cwd()}/prisma`);
console.log(database.url);
await new Promise((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
await database.stop();
process.exit(0);
