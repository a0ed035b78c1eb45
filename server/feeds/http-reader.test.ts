import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { feedConfigSchema } from "./feed-config";
import type { FeedReader } from "./feed-reader";
import { openHttp } from "./http-reader";

const CONTENT = "one\ntwo\nthree\n";
const MODIFIED = "Mon, 06 Oct 2025 08:59:32 GMT";

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** A file as most servers give it, with or without stretches of it. */
function file({ hasRanges = true, seen = [] as IncomingMessage[] } = {}): RequestListener {
  return (request, response) => {
    seen.push(request);
    const [, from, to] = (hasRanges && /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "")) || [];
    const body = from === undefined ? CONTENT : CONTENT.slice(Number(from), to === "" ? undefined : Number(to) + 1);
    if (from !== undefined && Number(from) >= CONTENT.length) return void response.writeHead(416).end();
    response.writeHead(from === undefined ? 200 : 206, { "Content-Length": body.length, "Last-Modified": MODIFIED, ...(from === undefined ? {} : { "Content-Range": `bytes ${from}-${String(Number(from) + body.length - 1)}/${String(CONTENT.length)}` }) });
    response.end(request.method === "HEAD" ? undefined : body);
  };
}

function open(addresses: string[], options: { signIn?: unknown; secret?: string; silenceMs?: number } = {}): FeedReader {
  const config = feedConfigSchema.parse({ kind: "http", addresses, ...(options.signIn === undefined ? {} : { signIn: options.signIn }) });
  if (config.kind !== "http") throw new Error("another kind");
  return openHttp(config, options.secret ?? null, { answerMs: 2_000, silenceMs: options.silenceMs ?? 2_000 });
}

const listed = async (reader: FeedReader) => {
  const files = [];
  for await (const each of reader.list()) files.push(each);
  return files;
};

describe("addresses", () => {
  it("are listed with what the server says of them", async () => {
    const address = `${await serve(file())}/logs/app.log?day=1`;
    expect(await listed(open([address, address]))).toEqual([{ key: address, bytes: CONTENT.length, modifiedAt: new Date(MODIFIED) }]);
  });

  it.each([405, 403])("are listed where a server answers HEAD with %s", async (status) => {
    const address = await serve((request, response) => (request.method === "HEAD" ? void response.writeHead(status).end() : file()(request, response)));
    expect(await listed(open([`${address}/app.log`]))).toMatchObject([{ bytes: CONTENT.length }]);
  });

  it("have no size where what comes is packed for the way, or of no stated length", async () => {
    const packed = await serve((_request, response) => void response.writeHead(200, { "Content-Encoding": "gzip", "Content-Length": 5 }).end());
    const chunked = await serve((request, response) => void response.writeHead(200).end(request.method === "HEAD" ? undefined : CONTENT));
    expect(await listed(open([`${packed}/a`, `${chunked}/b`]))).toMatchObject([{ bytes: null, modifiedAt: null }, { bytes: null, modifiedAt: null }]);
  });

  it.each([true, false])("are read in stretches (a server that knows ranges: %s)", async (hasRanges) => {
    const seen: IncomingMessage[] = [];
    const address = `${await serve(file({ hasRanges, seen }))}/app.log`;
    const reader = open([address]);
    expect(await text(reader.read(address, 0))).toBe(CONTENT);
    expect(await text(reader.read(address, 4, 7))).toBe("two");
    expect(await text(reader.read(address, 8))).toBe("three\n");
    expect(await text(reader.read(address, CONTENT.length))).toBe("");
    expect(await text(reader.read(address, 5, 5))).toBe("");
    expect(seen.map(({ headers }) => headers.range)).toEqual([undefined, "bytes=4-6", "bytes=8-", `bytes=${String(CONTENT.length)}-`]);
  });

  it("of which some do not answer are listed all the same; where none does, it is told", async () => {
    const good = `${await serve(file())}/app.log`;
    const bad = `${await serve((_request, response) => void response.writeHead(404).end())}/gone.log`;
    expect(await listed(open([bad, good]))).toMatchObject([{ key: bad, bytes: null }, { key: good, bytes: CONTENT.length }]);
    await expect(listed(open([bad]))).rejects.toMatchObject({ reason: { code: "feed-http-answer", params: { file: bad, status: 404 } } });
    await expect(text(open([bad]).read(bad, 0))).rejects.toMatchObject({ reason: { code: "feed-http-answer" } });
    const closed = await serve(file());
    servers.pop()?.close();
    await expect(listed(open([`${closed}/app.log`]))).rejects.toMatchObject({ reason: { code: "feed-http-unreachable", params: { detail: "ECONNREFUSED" } } });
  });

  it("are signed in to", async () => {
    const wanted = `Basic ${Buffer.from("reader:s3cret").toString("base64")}`;
    const address = `${await serve((request, response) => (request.headers.authorization === wanted ? file()(request, response) : void response.writeHead(401).end()))}/app.log`;
    expect(await text(open([address], { signIn: { kind: "basic", user: "reader" }, secret: "s3cret" }).read(address, 0))).toBe(CONTENT);
    for (const options of [{}, { signIn: { kind: "basic", user: "reader" }, secret: "wrong" }, { signIn: { kind: "bearer" }, secret: "s3cret" }]) await expect(listed(open([address], options))).rejects.toMatchObject({ reason: { code: "feed-http-sign-in", params: { status: 401 } } });
  });

  it("lead on to others, which are told no secret where they are of another origin", async () => {
    const seen: IncomingMessage[] = [];
    const elsewhere = await serve(file({ seen }));
    const address = await serve((request, response) => {
      seen.push(request);
      if (request.url === "/moved.log") return void response.writeHead(302, { Location: "/app.log" }).end();
      response.writeHead(307, { Location: `${elsewhere}/app.log` }).end();
    });
    expect(await text(open([`${address}/moved.log`], { signIn: { kind: "bearer" }, secret: "token" }).read(`${address}/moved.log`, 4))).toBe("two\nthree\n");
    expect(seen.map(({ headers }) => [headers.authorization, headers.range])).toEqual([["Bearer token", "bytes=4-"], ["Bearer token", "bytes=4-"], [undefined, "bytes=4-"]]);
  });

  it("that lead in circles, or to something that is no address, are refused", async () => {
    const circle = await serve((_request, response) => void response.writeHead(302, { Location: "/again" }).end());
    const file = await serve((_request, response) => void response.writeHead(302, { Location: "file:///etc/passwd" }).end());
    for (const address of [circle, file]) await expect(listed(open([`${address}/x`]))).rejects.toMatchObject({ reason: { code: "feed-http-redirect" } });
  });

  it("that say nothing for too long, or break off, are given up", async () => {
    const silent = `${await serve((_request, response) => void response.writeHead(200, { "Content-Length": 100 }).write("one\n"))}/app.log`;
    await expect(text(open([silent], { silenceMs: 50 }).read(silent, 0))).rejects.toMatchObject({ reason: { code: "feed-http-silent", params: { file: silent } } });
    const broken = `${await serve((_request, response) => {
      response.writeHead(200, { "Content-Length": 100 }).write("one\n", () => response.destroy());
    })}/app.log`;
    await expect(text(open([broken]).read(broken, 0))).rejects.toMatchObject({ reason: { code: "feed-http-unreachable" } });
  });
});
