import { z } from "zod";
import { removeFeed } from "@/server/db/feeds";
import { findSourceRow, SOURCE_VISITS, SOURCES, type SourceRow, type SourceVisitRow } from "@/server/db/listings/sources-listing";
import { placeOf, readFeedConfig } from "@/server/feeds/feed-place";
import { createSource as create, switchSource as switchTo } from "@/server/services/create-source";
import { findLoadedRevision } from "@/server/services/knowledge-revisions";
import { failureText } from "@/server/services/failure-text";
import { ingestLogs } from "@/server/services/ingest-logs";
import { requestVisit } from "@/server/services/request-visit";
import { defineRoute, type Route } from "../define-route";
import { pagedRoute } from "../paged-route";
import { LINE_TYPES, readLines } from "../read-lines";
import { failureError, found, restError } from "../rest-error";
import { newSource, source, sourceVisit } from "../schemas/installation";
import { idParams, named } from "../schemas/named";

const show = ({ config, ...row }: SourceRow): z.input<typeof source> => ({
  ...row,
  place: placeOf(readFeedConfig({ kind: row.kind, config })),
  nextVisitAt: row.nextVisitAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  lastVisitAt: row.lastVisitAt?.toISOString() ?? null,
});

const showVisit = ({ failure, ...row }: SourceVisitRow): z.input<typeof sourceVisit> => ({
  ...row,
  startedAt: row.startedAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
  failure: failure && { code: failure.code.replaceAll("-", "_"), message: failureText(failure, "en") },
});

export const listSources = pagedRoute<SourceRow, z.ZodUndefined, typeof source>({ listing: SOURCES, item: source, show });

export const getSource = defineRoute({ params: idParams, response: source, run: async ({ params: { id } }) => show(found(await findSourceRow(id))) });

export const createSource = defineRoute({
  body: newSource,
  response: source,
  status: 201,
  errors: [404, 409],
  async run({ body: { kind = "ingest", config = { kind }, options, ...settings }, caller }) {
    const { knowledgeBaseRevisionId: revisionId, ...runOptions } = options;
    if (revisionId !== undefined) found(await findLoadedRevision(revisionId));
    const outcome = await create({ ...settings, config, options: { ...runOptions, ...(revisionId === undefined ? {} : { revisionId }) }, createdById: caller.userId });
    if (outcome.kind === "refused") throw failureError(400, outcome.reason);
    if (outcome.kind === "name-taken") throw restError("name_taken", { name: settings.name });
    return show(found(await findSourceRow(outcome.sourceId)));
  },
});

/** The newest first. */
export const listSourceVisits = pagedRoute<SourceVisitRow, typeof idParams, typeof sourceVisit>({
  listing: SOURCE_VISITS,
  params: idParams,
  item: sourceVisit,
  scope: async ({ params: { id } }) => [found(await findSourceRow(id)).id],
  show: showVisit,
});

/** Now, whatever its schedule says. */
export const visitSource = defineRoute({
  params: idParams,
  response: source,
  status: 202,
  errors: [404],
  async run({ params: { id } }) {
    const outcome = await requestVisit(id);
    if (outcome.kind === "not-found") throw restError("not_found");
    if (outcome.kind === "refused") throw failureError(400, outcome.reason);
    return show(found(await findSourceRow(id)));
  },
});

/** One that is off takes nothing. */
const switchSource = (isEnabled: boolean): Route =>
  defineRoute({
    params: idParams,
    response: source,
    async run({ params: { id } }) {
      if (!(await switchTo(id, isEnabled))) throw restError("not_found");
      return show(found(await findSourceRow(id)));
    },
  });

export const enableSource = switchSource(true);
export const disableSource = switchSource(false);

export const deleteSource = defineRoute({
  params: idParams,
  status: 204,
  async run({ params: { id } }) {
    if (!(await removeFeed(id))) throw restError("not_found");
    return undefined;
  },
});

/** A source by its id, or by its name. */
const sourceQuery = z.object({ source: z.string().min(1).max(200) });

export const ingest = defineRoute({
  query: sourceQuery,
  takes: { types: LINE_TYPES },
  response: named("Ingested", z.object({ runId: z.number(), joined: z.boolean(), bytes: z.number() })),
  status: 202,
  errors: [413, 415, 429],
  async run({ query, caller, request }) {
    const lines = await readLines(request);
    const outcome = await ingestLogs(/^[1-9]\d{0,8}$/.test(query.source) ? Number(query.source) : query.source, caller, lines);
    switch (outcome.kind) {
      case "taken":
        return { runId: outcome.runId, joined: outcome.joined, bytes: lines.content.length };
      case "not-found":
        throw restError("not_found");
      case "not-allowed":
        throw restError("source_not_allowed", { source: query.source });
      case "refused":
        throw failureError(outcome.reason.code === "queue-full" ? 429 : 400, outcome.reason);
    }
  },
});
