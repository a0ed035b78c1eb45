import { METRICS_CONTENT_TYPE, scrapeAccess, scrapeInstallation } from "@/server/services/scrape-metrics";

export const dynamic = "force-dynamic";

/** The figures of this process and of the installation, for Prometheus. */
export async function GET({ headers }: Request): Promise<Response> {
  switch (scrapeAccess(headers).kind) {
    case "token-needed":
      return new Response(null, { status: 401, headers: { "WWW-Authenticate": "Bearer" } });
    case "not-local":
      return new Response(null, { status: 403 });
    case "allowed":
      return new Response(await scrapeInstallation(), { headers: { "Content-Type": METRICS_CONTENT_TYPE, "Cache-Control": "no-store" } });
  }
}
