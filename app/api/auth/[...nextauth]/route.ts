import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions, requestOrigin } from "@/server/auth";

interface RouteContext {
  params: Promise<{ nextauth: string[] }>;
}

/** next-auth types its own route handler as `any`. */
const nextAuth: (request: NextRequest, context: RouteContext, options: Awaited<ReturnType<typeof authOptions>>) => Promise<Response> = NextAuth;

async function handle(request: NextRequest, context: RouteContext): Promise<Response> {
  return nextAuth(request, context, await authOptions(requestOrigin(request.headers)));
}

export { handle as GET, handle as POST };
