import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

/**
 * Prisma's own migration engine, in its WebAssembly build: the native one is downloaded at run time, which a
 * closed network cannot do. It keeps `_prisma_migrations`, so `prisma migrate deploy` works on the same database.
 */
export class SchemaEngine {
  private constructor(
    private readonly engine: bindings.SchemaEngine,
    private readonly pool: pg.Pool,
    private readonly prismaDir: string,
  ) {}

  /** @param prismaDir the folder with schema.prisma and migrations/ */
  static async open(databaseUrl: string, prismaDir: string): Promise<SchemaEngine> {
    await instantiate();
    const schema = await readFile(path.join(prismaDir, "schema.prisma"), "utf8");
    const pool = new pg.Pool({ connectionString: databaseUrl });
    const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
    const engine = await bindings.SchemaEngine.new({ datamodels: [["schema.prisma", schema]] }, () => undefined, adapter);
    return new SchemaEngine(engine, pool, prismaDir);
  }

  /** Lets go of the database: else the lock that keeps others from migrating is held until its connection has been idle for ten seconds. */
  async close(): Promise<void> {
    await this.pool.end();
  }

  /** Applies what is pending. @returns the names of the migrations applied; throws where one fails. */
  async applyMigrations(): Promise<string[]> {
    const { appliedMigrationNames } = await this.engine.applyMigrations({ migrationsList: await this.migrations(), filters: NO_FILTERS });
    return appliedMigrationNames;
  }

  /** The SQL that makes schema.prisma out of nothing: what a first migration starts from, and what a test holds the migrations against. */
  async schemaSql(): Promise<string> {
    const content = await readFile(path.join(this.prismaDir, "schema.prisma"), "utf8");
    const { stdout } = await this.engine.diff({
      from: { tag: "empty" },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] },
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    });
    return stdout ?? "";
  }

  private async migrations() {
    const baseDir = path.join(this.prismaDir, "migrations");
    const entries = await readdir(baseDir, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
    return {
      baseDir,
      lockfile: { path: "migration_lock.toml", content: await readFile(path.join(baseDir, "migration_lock.toml"), "utf8") },
      shadowDbInitScript: "",
      migrationDirectories: await Promise.all(
        names.map(async (name) => ({
          path: name,
          migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: await readFile(path.join(baseDir, name, "migration.sql"), "utf8") } },
        })),
      ),
    };
  }
}

const NO_FILTERS = { externalTables: [], externalEnums: [] };

let ready: Promise<void> | undefined;

function instantiate(): Promise<void> {
  ready ??= (async () => {
    const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
    const { instance } = await WebAssembly.instantiate(await readFile(file), { "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports });
    bindings.__wbg_set_wasm(instance.exports);
    const start = instance.exports.__wbindgen_start;
    if (typeof start === "function") start();
  })();
  return ready;
}
