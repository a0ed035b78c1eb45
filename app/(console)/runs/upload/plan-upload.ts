/** How a file in pieces is sent over a connection that may break; pure, so that every break can be tried. */

/** Bytes of one request. What arrived of a broken one is kept, so a piece only spares requests. */
export const PIECE_BYTES = 16 * 1024 * 1024;

/** Pauses before asking again, by breaks in a row; after the last the upload waits for its person. */
const WAITS_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000] as const;

export interface UploadState {
  bytes: number;
  /** How much has arrived, as far as is known. */
  offset: number;
  /** Whether the connection broke since: only the server knows how much has arrived. */
  isOffsetUnknown: boolean;
  /** Breaks in a row without a byte of progress. */
  breaks: number;
  /** The server has no such upload any more. */
  isGone: boolean;
}

export type UploadStep =
  | { kind: "send"; from: number; to: number }
  | { kind: "ask"; waitMs: number }
  | { kind: "complete" }
  | { kind: "give-up"; reason: "broken" | "gone" };

export type UploadEvent =
  /** The server took the piece, or says that its end is elsewhere. */
  | { kind: "offset"; offset: number }
  | { kind: "broken" }
  | { kind: "gone" };

/** @param offset how much has arrived; null where an earlier attempt was cut off and it must be asked */
export function beginUpload(bytes: number, offset: number | null): UploadState {
  return { bytes, offset: offset ?? 0, isOffsetUnknown: offset === null, breaks: 0, isGone: false };
}

/** What to do now. */
export function nextStep(state: UploadState): UploadStep {
  if (state.isGone || state.offset > state.bytes) return { kind: "give-up", reason: "gone" };
  if (state.isOffsetUnknown) {
    const waitMs = state.breaks === 0 ? 0 : WAITS_MS[state.breaks - 1];
    return waitMs === undefined ? { kind: "give-up", reason: "broken" } : { kind: "ask", waitMs };
  }
  if (state.offset === state.bytes) return { kind: "complete" };
  return { kind: "send", from: state.offset, to: Math.min(state.bytes, state.offset + PIECE_BYTES) };
}

/** What is known after something happened. */
export function afterEvent(state: UploadState, event: UploadEvent): UploadState {
  if (event.kind === "gone") return { ...state, isGone: true };
  if (event.kind === "broken") return { ...state, isOffsetUnknown: true, breaks: state.breaks + 1 };
  const hasMoved = event.offset > state.offset;
  // An answer that moves nothing although a piece was sent is as good as a break: else two senders could go round forever.
  if (!hasMoved && !state.isOffsetUnknown) return { ...state, offset: event.offset, isOffsetUnknown: true, breaks: state.breaks + 1 };
  return { ...state, offset: event.offset, isOffsetUnknown: false, breaks: hasMoved ? 0 : state.breaks };
}
