export const dynamic = "force-dynamic";

/** Whether this process is alive: it answers. Open to everyone. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
}
