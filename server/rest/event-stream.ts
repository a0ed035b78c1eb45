/** What goes out on a stream of server-sent events; a comment only keeps the connection. */
export type StreamPart = { kind: "event"; name: string; data: unknown } | { kind: "comment" };

/** Answers with events as they come, until they end or the caller goes away. */
export function streamEvents(callerGone: AbortSignal, events: (signal: AbortSignal) => AsyncGenerator<StreamPart>): Response {
  const stop = new AbortController();
  callerGone.addEventListener("abort", () => stop.abort(), { once: true });
  const parts = events(stop.signal);
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done === true) return controller.close();
      controller.enqueue(encoder.encode(partText(value)));
    },
    async cancel() {
      stop.abort();
      await parts.return(undefined);
    },
  });
  // No proxy may hold events back to pack them.
  return new Response(stream, { headers: { "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no" } });
}

function partText(part: StreamPart): string {
  return part.kind === "comment" ? ": still here\n\n" : `event: ${part.name}\ndata: ${JSON.stringify(part.data)}\n\n`;
}
