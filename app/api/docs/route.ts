import { docsPage } from "@/server/rest/docs/docs-page";

export const dynamic = "force-dynamic";

/** The page brings all it needs and runs nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The API for people to read. As open as the document it is made from: it holds nothing of this installation. */
export function GET(request: Request): Response {
  const { headers } = request;
  const protocol = headers.get("x-forwarded-proto") ?? new URL(request.url).protocol.replace(":", "");
  const origin = `${protocol}://${headers.get("host") ?? new URL(request.url).host}`;
  return new Response(docsPage(origin), { headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY } });
}
