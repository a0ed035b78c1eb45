import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { announceStack, findRunningStack, withdrawStack } from "./stack-file";

let folder: string;
let server: Server;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "stack-file-"));
  file = path.join(folder, "stack.json");
  server = createServer(({ url }, response) => response.writeHead(url === "/api/health" ? 200 : 404).end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await announceStack(folder, { address: `http://127.0.0.1:${String(port)}`, databaseUrl: "postgresql://x@127.0.0.1/x", storage: { S3_REGION: "us-east-1", S3_PATH_STYLE: false } });
});
afterEach(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

it("finds a stack that lives and answers, until it is withdrawn", async () => {
  expect(await findRunningStack(folder)).toMatchObject({ databaseUrl: "postgresql://x@127.0.0.1/x", storage: { S3_REGION: "us-east-1" } });
  await withdrawStack(folder);
  expect(await findRunningStack(folder)).toBeNull();
});

it("finds none where nobody answers", async () => {
  server.close();
  expect(await findRunningStack(folder)).toBeNull();
});

it("finds none where a later process has the id", async () => {
  const written = JSON.parse(await readFile(file, "utf8")) as object;
  await writeFile(file, JSON.stringify({ ...written, started: "long ago" }));
  expect(await findRunningStack(folder)).toBeNull();
});

it("finds none where the file was cut short", async () => {
  await writeFile(file, (await readFile(file, "utf8")).slice(0, 20));
  expect(await findRunningStack(folder)).toBeNull();
});
