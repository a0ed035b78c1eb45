import type { FeedConfig } from "./feed-config";
import { FeedError, type FeedObject, type FeedReader } from "./feed-reader";

type HttpConfig = Extract<FeedConfig, { kind: "http" }>;

/** How long a server may take to answer, and to send the next bytes. */
const ANSWER_MS = 30_000;
const SILENCE_MS = 60_000;

const MAX_REDIRECTS = 5;

/** Asks for a stretch of a file; what a server does not know about stretches of is read from its beginning. */
interface Stretch {
  start: number;
  end: number | undefined;
}

/** How places are asked; tests wait less. */
export interface HttpPatience {
  answerMs: number;
  silenceMs: number;
}

/**
 * Addresses, each of a file. Keys are the addresses.
 * @param secret the password or token of the sign-in; it goes to the origin of the address alone, wherever that leads on to
 */
export function openHttp(config: HttpConfig, secret: string | null, patience: HttpPatience = { answerMs: ANSWER_MS, silenceMs: SILENCE_MS }): FeedReader {
  const signIn = signInHeader(config, secret);
  const ask = (method: "GET" | "HEAD", address: string, headers: Record<string, string> = {}): Promise<Answer> => request({ method, address, headers, signIn, patience });
  return {
    list: () => listAddresses(config.addresses, ask),
    read: (key, start, end) => readAddress(key, { start, end }, ask, patience),
    async close() {},
  };
}

type Ask = (method: "GET" | "HEAD", address: string, headers?: Record<string, string>) => Promise<Answer>;

interface Answer {
  response: Response;
  /** Gives up what is still to come. */
  abort: () => void;
}

function signInHeader({ signIn }: HttpConfig, secret: string | null): string | null {
  if (signIn.kind === "none" || secret === null) return null;
  return signIn.kind === "bearer" ? `Bearer ${secret}` : `Basic ${Buffer.from(`${signIn.user}:${secret}`).toString("base64")}`;
}

/** An address that does not answer keeps the others from nothing: reading it tells why. Where none answers, the first says it. */
async function* listAddresses(addresses: readonly string[], ask: Ask): AsyncGenerator<FeedObject> {
  const failures: unknown[] = [];
  const found: FeedObject[] = [];
  for (const address of new Set(addresses)) {
    found.push(
      await describe(address, ask).catch((error: unknown): FeedObject => {
        if (!(error instanceof FeedError)) throw error;
        failures.push(error);
        return { key: address, bytes: null, modifiedAt: null };
      }),
    );
  }
  if (failures.length === found.length) throw failures[0];
  yield* found;
}

/** Servers that know no HEAD, or say other things to it, are asked for the file itself, and not listened to. */
const HEAD_REFUSED = new Set([400, 403, 404, 405, 501]);

async function describe(address: string, ask: Ask): Promise<FeedObject> {
  let answer = await ask("HEAD", address);
  answer.abort();
  if (HEAD_REFUSED.has(answer.response.status)) {
    answer = await ask("GET", address);
    answer.abort();
  }
  const { headers } = refuseUnless(answer.response, address, [200]);
  const bytes = headers.get("content-encoding") === null ? Number(headers.get("content-length") ?? Number.NaN) : Number.NaN;
  const modifiedAt = new Date(headers.get("last-modified") ?? Number.NaN);
  return { key: address, bytes: Number.isSafeInteger(bytes) ? bytes : null, modifiedAt: Number.isNaN(modifiedAt.getTime()) ? null : modifiedAt };
}

async function* readAddress(address: string, { start, end }: Stretch, ask: Ask, patience: HttpPatience): AsyncGenerator<Buffer> {
  if (end !== undefined && end <= start) return;
  const range: Record<string, string> = start === 0 && end === undefined ? {} : { Range: `bytes=${String(start)}-${end === undefined ? "" : String(end - 1)}` };
  const { response, abort } = await ask("GET", address, range);
  try {
    // Nothing is there from this place on.
    if (response.status === 416) return;
    refuseUnless(response, address, [200, 206]);
    let at = response.status === 206 ? rangeStart(response, start) : 0;
    if (at > start) throw new FeedError({ code: "feed-http-answer", params: { file: address, status: response.status } });
    for await (const piece of bodyOf(response, { address, abort, patience })) {
      const from = Math.max(0, start - at);
      const to = end === undefined ? piece.length : Math.max(0, end - at);
      if (from < piece.length && to > from) yield piece.subarray(from, to);
      at += piece.length;
      if (end !== undefined && at >= end) return;
    }
  } finally {
    abort();
  }
}

function rangeStart(response: Response, asked: number): number {
  const said = /^bytes (\d+)-/.exec(response.headers.get("content-range") ?? "")?.[1];
  return said === undefined ? asked : Number(said);
}

async function* bodyOf({ body }: Response, { address, abort, patience }: { address: string; abort: () => void; patience: HttpPatience }): AsyncGenerator<Buffer> {
  if (body === null) return;
  const reader = body.getReader();
  for (let piece = await next(); piece !== null; piece = await next()) yield piece;

  async function next(): Promise<Buffer | null> {
    let isSilent = false;
    const timer = setTimeout(() => {
      isSilent = true;
      abort();
    }, patience.silenceMs);
    try {
      const { done, value } = await reader.read();
      return done ? null : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    } catch (error) {
      throw isSilent ? new FeedError({ code: "feed-http-silent", params: { file: address } }) : unreachable(address, error);
    } finally {
      clearTimeout(timer);
    }
  }
}

interface Request {
  method: "GET" | "HEAD";
  address: string;
  headers: Record<string, string>;
  signIn: string | null;
  patience: HttpPatience;
}

/** @throws FeedError where nobody answers, or the address leads on too often or to where it should not */
async function request({ method, address, headers, signIn, patience }: Request): Promise<Answer> {
  const { origin } = new URL(address);
  let url = new URL(address);
  for (let step = 0; step <= MAX_REDIRECTS; step += 1) {
    const authorization: Record<string, string> = signIn !== null && url.origin === origin ? { Authorization: signIn } : {};
    const answer = await fetchOnce(url, { method, headers: { ...headers, ...authorization, "Accept-Encoding": "identity" } }, patience).catch((error: unknown) => {
      throw unreachable(address, error);
    });
    const next = answer.response.status >= 300 && answer.response.status < 400 ? answer.response.headers.get("location") : null;
    if (next === null) return answer;
    answer.abort();
    if (!URL.canParse(next, url)) break;
    url = new URL(next, url);
    if (!/^https?:$/.test(url.protocol)) break;
  }
  throw new FeedError({ code: "feed-http-redirect", params: { file: address } });
}

async function fetchOnce(url: URL, init: RequestInit, { answerMs }: HttpPatience): Promise<Answer> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), answerMs);
  try {
    const response = await fetch(url, { ...init, redirect: "manual", signal: controller.signal });
    return { response, abort: () => controller.abort() };
  } finally {
    clearTimeout(timer);
  }
}

function refuseUnless(response: Response, address: string, wanted: readonly number[]): Response {
  const { status } = response;
  if (wanted.includes(status)) return response;
  if (status === 401 || status === 403) throw new FeedError({ code: "feed-http-sign-in", params: { file: address, status } });
  throw new FeedError({ code: "feed-http-answer", params: { file: address, status } });
}

/** What the network says stands in the cause of what `fetch` throws: `ECONNREFUSED`, `ENOTFOUND`, `CERT_HAS_EXPIRED`. */
function unreachable(address: string, error: unknown): FeedError {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const detail = cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : cause instanceof Error && cause.name === "AbortError" ? "ETIMEDOUT" : cause instanceof Error ? cause.message : String(cause);
  return new FeedError({ code: "feed-http-unreachable", params: { file: address, detail } });
}
