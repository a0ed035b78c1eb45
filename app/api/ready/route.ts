import { checkReadiness } from "@/server/services/readiness";

export const dynamic = "force-dynamic";

/** Whether the installation can do its work, and what keeps it from it: 200 or 503. Open to everyone, names no secret. */
export async function GET(): Promise<Response> {
  const readiness = await checkReadiness();
  return Response.json(readiness, { status: readiness.status === "ready" ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
