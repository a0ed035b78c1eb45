// Writes samples/outage.zip: one invented night in which a lost storage path ends in HTTP 5xx.
// The same bytes each time (fixed seed, fixed entry times), so that a changed sample shows up as a change of this file.
// What a run should find in it is written down in samples/README.md.
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { ZipFile } from "yazl";

// A ZIP entry's time is local time: without this the bytes would depend on the zone of the machine.
process.env.TZ = "UTC";

const TARGET = join(dirname(fileURLToPath(import.meta.url)), "..", "samples", "outage.zip");
const SEED = 20251006;
const NIGHT_START = Date.UTC(2025, 9, 6, 0, 0, 0);
const NIGHT_SECONDS = 6 * 3600;
const OUTAGE = { from: secondOf("02:18:45"), to: secondOf("02:41:30") };
// Bots and typing errors stay out of this window: inside it each unknown WARNING would count as a novel anomaly.
const QUIET = { from: secondOf("02:05:00"), to: secondOf("02:55:00") };

/**
 * The story. `{a-b}` is a number, `{x|y}` a choice, `{hex}` eight hex digits, `{ip}` a client address.
 * An event happens first at `at` and `times - 1` more times, spread over the `span` seconds that follow.
 */
const FILES = [
  {
    name: "san1_storage_log.txt",
    lines: 3000,
    background: [
      ["mpio", "path {1-4} of mpath{a|b|c|d} checked, state active"],
      ["array", "volume LUN {10-24} served {1200-9800} requests in the last interval"],
      ["array", "controller {A|B} load {8-46} percent"],
      ["scrub", "verified stripe {100000-999999} of pool {0-3}, 0 errors"],
      ["cache", "flushed {12-900} MB from write cache in {20-400} ms"],
      ["health", "temperature of enclosure {1-3} is {24-29} C"],
      ["replicator", "sent snapshot delta {hex} to san2, {3-70} MB"],
    ],
    events: [
      { at: "01:30:02", severity: "WARNING", component: "console", text: "operator panel language {sv|fi} is not installed, English is shown" },
      { at: "02:08:30", times: 5, span: 1500, severity: "WARNING", component: "array", text: "writes to disk on LUN {14-16} take {280-640} ms, many times the usual latency of {4-6} ms" },
      { at: "02:11:12", times: 3, span: 90, severity: "WARNING", component: "mpio", text: "device mpath{a|b|c} is left with only one working path in its multipath group" },
      { at: "02:11:50", times: 6, span: 300, severity: "WARNING", component: "scsi", text: "aborted a SCSI command 0x{2a|28|8a} on sd{q|r|s} and sent a reset to the target" },
      { at: "02:12:20", times: 2, span: 200, severity: "WARNING", component: "cache", text: "write cache copies on the two controllers are no longer in step, {120-900} MB pending" },
      { at: "02:12:41", times: 3, span: 60, severity: "WARNING", component: "array", text: "LUN {14-16} changed hands and is now served by the controller it does not prefer" },
      { at: "02:13:05", times: 6, span: 170, severity: "ERROR", component: "array", text: "controller B of the storage array is dead, no path to LUN {14-16} is left" },
      { at: "02:41:52", severity: "INFO", component: "array", text: "controller B is back in service after replacement of its host port card" },
      { at: "02:42:10", severity: "INFO", component: "mpio", text: "mpatha has 4 of 4 paths active again" },
    ],
  },
  {
    name: "db1_server_log.txt",
    lines: 4500,
    background: [
      ["postgres", "checkpoint complete: wrote {120-3400} buffers, {0-2} WAL files added"],
      ["postgres", "connection authorized: user=orders database=shop host=10.20.3.{41-46}"],
      ["postgres", "disconnection: session time 0:00:{10-59}.{100-999} user=orders"],
      ["autovacuum", "vacuum of table shop.public.{orders|baskets|payments} removed {10-9000} rows"],
      ["pool", "{20-90} of 200 connections in use"],
      ["stats", "{300-2100} transactions in the last 10 s, longest {12-190} ms"],
      ["walsender", "standby db2 confirmed position 4A/{hex}"],
    ],
    events: [
      { at: "00:48:17", times: 2, span: 9000, severity: "INFO", component: "stats", text: "error counters reset by the nightly report" },
      { at: "02:13:20", times: 9, span: 1400, severity: "WARNING", component: "io", text: "slow disk writes on dm-{14-16}, latency {310-920} ms against a baseline of {3-5} ms" },
      { at: "02:14:02", times: 5, span: 1300, severity: "WARNING", component: "checkpointer", text: "checkpoint spent {95-240} s in fsync, much longer than usual" },
      { at: "02:15:10", times: 8, span: 1400, severity: "WARNING", component: "stats", text: "slow queries went up to {60-240} in the last minute" },
      { at: "02:16:30", times: 6, span: 1300, severity: "WARNING", component: "postgres", text: "{25-80} sessions sit idle inside an open transaction, oldest for {90-700} s" },
      { at: "02:17:05", times: 5, span: 1200, severity: "WARNING", component: "pool", text: "connection pool nearly full, {185-199} of 200 connections in use" },
      { at: "02:18:12", times: 12, span: 1200, severity: "ERROR", component: "postgres", text: "{15-90} queries cancelled in bulk by the statement timeout of 30000 ms" },
      { at: "02:18:55", times: 40, span: 1300, severity: "ERROR", component: "postgres", text: "all 200 database connections are taken, refusing one more client 10.20.3.{41-46}" },
      { at: "02:43:05", severity: "INFO", component: "pool", text: "74 of 200 connections in use, waiting list empty" },
    ],
  },
  {
    name: "app1_server_log.txt",
    lines: 4200,
    background: [
      ["orders", "order {1000000-1999999} accepted, {1-9} items"],
      ["orders", "order {1000000-1999999} paid by {card|transfer|voucher}"],
      ["basket", "basket {hex} saved in {2-40} ms"],
      ["executor", "{2-24} of 64 threads busy"],
      ["hikari", "pool statistics: total 40, active {1-18}, waiting 0"],
      ["session", "session {hex} opened from {ip}"],
      ["scheduler", "job price-sync finished in {200-4000} ms"],
    ],
    events: [
      { at: "00:21:40", times: 4, span: 5400, severity: "WARNING", component: "geo", text: "geocoder found two candidates for postcode {1011-9999}" },
      { at: "01:02:11", times: 3, span: 3000, severity: "WARNING", component: "search", text: "synonym {10-400} is listed twice, second one ignored" },
      { at: "03:10:00", times: 5, span: 9000, severity: "WARNING", component: "geo", text: "geocoder found two candidates for postcode {1011-9999}" },
      { at: "02:17:20", times: 14, span: 1300, severity: "WARNING", component: "hikari", text: "{6-70} clients are waiting until the pool has a connection free" },
      { at: "02:18:30", times: 6, span: 1200, severity: "WARNING", component: "executor", text: "work queue of the executor is almost full, {440-499} of 500 entries" },
      { at: "02:19:10", times: 9, span: 1200, severity: "WARNING", component: "tomcat", text: "servlet thread http-exec-{1-64} is stuck in one request for {60-400} s" },
      { at: "02:19:48", times: 24, span: 1250, severity: "ERROR", component: "executor", text: "task refused because every thread of the pool is busy, 64 of 64", trace: true },
      { at: "02:21:12", severity: "ERROR", component: "executor", text: "task refused because every thread of the pool is busy, 64 of 64", trace: true },
      { at: "02:21:13", severity: "WARNING", component: "loyalty", text: "points ledger of shop 118 skipped its nightly rounding" },
      { at: "04:05:31", severity: "ERROR", component: "calendar", text: "holiday calendar for region 7 has no rows for next year" },
    ],
  },
  {
    name: "app2_server_log.txt",
    lines: 3300,
    background: [
      ["gateway", "routed /api/{orders|basket|prices} to app{1|3}:8080 in {8-140} ms"],
      ["gateway", "{40-320} requests in flight"],
      ["auth", "token issued for user {10000-99999}"],
      ["mailer", "confirmation sent for order {1000000-1999999}"],
      ["pricing", "price list {100-180} loaded, {2000-9000} positions"],
      ["badges", "label batch {20-90} printed"],
    ],
    events: [
      { at: "01:12:09", times: 3, span: 2400, severity: "ERROR", component: "badges", text: "label roll {3-8} jammed in tray {1-4} of the badge maker" },
      { at: "00:33:50", times: 3, span: 4000, severity: "WARNING", component: "pricing", text: "rounding rule moved price of item {10000-99999} by 0.0{1-4}" },
      { at: "03:25:12", times: 2, span: 6000, severity: "WARNING", component: "mailer", text: "newsletter spring sale has no Dutch subtitle" },
      { at: "02:18:40", times: 10, span: 1250, severity: "WARNING", component: "gateway", text: "response time of {3-28} s breaks the service level objective of 1.5 s" },
      { at: "02:19:20", times: 7, span: 1200, severity: "WARNING", component: "mesh", text: "clients of every service retry their calls more and more, {40-900} a second" },
      { at: "02:19:30", times: 12, span: 1200, severity: "WARNING", component: "gateway", text: "request to app1:8080 failed, proxy passes it to the next upstream app3:8080" },
      { at: "02:20:05", times: 8, span: 1200, severity: "WARNING", component: "gateway", text: "client {ip} hung up before its response went out" },
      { at: "02:20:30", times: 5, span: 1100, severity: "WARNING", component: "netstat", text: "{210-900} sockets to 10.20.3.15:5432 remain in CLOSE_WAIT and their number grows" },
      { at: "02:20:40", times: 15, span: 1200, severity: "ERROR", component: "gateway", text: "burst of HTTP 502 and 504 replies, upstream app{1|3} did not answer in time" },
    ],
  },
  { name: "web1_access.log", lines: 3600, render: renderAccess, background: [["nginx", "access"]], events: [] },
  {
    name: "queue1_log.jsonl",
    lines: 1400,
    render: renderJson,
    background: [
      ["broker", "queue orders.created holds {0-40} messages"],
      ["billing", "invoice {500000-599999} written"],
      ["billing", "consumer billing-{1-4} acknowledged {20-250} messages"],
      ["shipping", "parcel {hex} announced to the carrier"],
    ],
    events: [
      { at: "02:19:02", times: 12, span: 1300, severity: "WARNING", component: "broker", text: "depth of broker queue orders.created rises all the time, {900-24000} messages waiting" },
      { at: "02:20:10", times: 4, span: 900, severity: "WARNING", component: "broker", text: "consumer billing-{1-4} reached its prefetch limit, 250 deliveries not acknowledged" },
      { at: "02:22:00", times: 10, span: 1100, severity: "WARNING", component: "broker", text: "message {hex} was delivered once more, attempt {2-9}" },
      { at: "02:23:30", times: 5, span: 1000, severity: "ERROR", component: "broker", text: "consumer billing-{1-4} made no progress on its message queue for {180-900} s" },
      { at: "02:44:30", severity: "INFO", component: "broker", text: "queue orders.created drained, 0 messages" },
    ],
  },
];

const TRACE = [
  "java.util.concurrent.RejectedExecutionException: Task com.shop.OrderTask rejected from ThreadPoolExecutor",
  "\tat java.base/java.util.concurrent.ThreadPoolExecutor.reject(ThreadPoolExecutor.java:833)",
  "\tat com.shop.web.OrderController.submit(OrderController.java:118)",
];

/** Seconds since the start of the night of a `HH:MM:SS`. */
function secondOf(clock) {
  const [hours, minutes, seconds] = clock.split(":").map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

/** Mulberry32: small, seeded, the same on every machine. Returns a function that gives numbers in [0, 1). */
function seededRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const integer = (random, low, high) => low + Math.floor(random() * (high - low + 1));
const pick = (random, list) => list[integer(random, 0, list.length - 1)];
const within = (second, window) => second >= window.from && second <= window.to;
const isoOf = (second) => new Date(NIGHT_START + second * 1000).toISOString();

/** Replaces the `{…}` places of a text by values. */
function fill(random, text) {
  return text.replaceAll(/\{([^}]+)\}/g, (_, place) => {
    const range = /^(\d+)-(\d+)$/.exec(place);
    if (range) return String(integer(random, Number(range[1]), Number(range[2])));
    if (place === "hex") return integer(random, 0x10000000, 0xfffffff0).toString(16);
    if (place === "ip") return `203.0.113.${integer(random, 2, 250)}`;
    return pick(random, place.split("|"));
  });
}

function renderHome(moment) {
  return `${isoOf(moment.second).slice(0, 19)} ${moment.severity} ${moment.component}: ${moment.text}`;
}

function renderJson(moment, random) {
  const level = { INFO: "info", WARNING: "warn", ERROR: "error" }[moment.severity];
  const timestamp = isoOf(moment.second).replace(".000Z", `.${integer(random, 100, 999)}Z`);
  return JSON.stringify({ timestamp, level, host: "queue1", logger: moment.component, message: moment.text });
}

/** A line of nginx's combined format; its status follows the hour of the night. */
function renderAccess(moment, random) {
  const stray = !within(moment.second, QUIET) && random() < 0.02;
  const failed = within(moment.second, OUTAGE) && random() < 0.6;
  const status = stray ? pick(random, [401, 404]) : failed ? pick(random, [502, 503, 504]) : pick(random, [200, 200, 200, 304]);
  const path = stray ? pick(random, ["/favicon.png", "/old/offers", "/account"]) : fill(random, "/api/{orders|basket|prices}/{1000-9999}");
  const time = `06/Oct/2025:${isoOf(moment.second).slice(11, 19)} +0000`;
  const size = failed ? 157 : status === 304 ? 0 : integer(random, 200, 9000);
  return fill(random, `{ip} - - [${time}] "{GET|GET|POST} ${path} HTTP/1.1" ${status} ${size} "-" "ShopApp/4.{1-9}"`);
}

/** The moments of an event: the first exactly at its time, the others somewhere in its span. */
function momentsOf(event, random) {
  const first = secondOf(event.at);
  return Array.from({ length: event.times ?? 1 }, (_, index) => ({
    ...event,
    second: index === 0 ? first : first + integer(random, 1, event.span),
    text: fill(random, event.text),
  }));
}

/** The text of one file: its events, and background filling it up to the stated number of lines. */
function fileText(file, random) {
  const moments = file.events.flatMap((event) => momentsOf(event, random));
  const traceLines = moments.filter((moment) => moment.trace).length * TRACE.length;
  const background = Array.from({ length: file.lines - moments.length - traceLines }, () => {
    const [component, text] = pick(random, file.background);
    return { second: integer(random, 0, NIGHT_SECONDS - 1), severity: "INFO", component, text: fill(random, text) };
  });
  const render = file.render ?? renderHome;
  const lines = [...background, ...moments]
    .sort((left, right) => left.second - right.second)
    .flatMap((moment) => [render(moment, random), ...(moment.trace ? TRACE : [])]);
  return `${lines.join("\n")}\n`;
}

/** Writes the archive. Entries stand in the order of the story, each with the time of the end of the night. */
async function writeSample() {
  const random = seededRandom(SEED);
  const archive = new ZipFile();
  const options = { mtime: new Date(NIGHT_START + NIGHT_SECONDS * 1000), mode: 0o100644, compressionLevel: 9 };
  for (const file of FILES) archive.addBuffer(Buffer.from(fileText(file, random)), file.name, options);
  archive.end();
  await mkdir(dirname(TARGET), { recursive: true });
  await pipeline(archive.outputStream, createWriteStream(TARGET));
}

await writeSample();
