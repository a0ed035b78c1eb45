/**
 * Asks before the browser's Back leaves the page. A browser cannot be held where it is: the page stands in its history
 * twice, and Back leads from its second place there to its first.
 * @param ask calls what it is given where the answer is to leave, once the page stands at its first place
 * @returns stops asking
 */
export function askBeforeBack(ask: (leave: () => void) => void): () => void {
  standTwice();
  return onFirstPlace(() => {
    standTwice();
    ask(() => window.history.back());
  });
}

/** Lets Back pass by the first place where the page still stands twice, but has nothing more to lose. @returns stops it */
export function passFirstPlace(): () => void {
  return onFirstPlace(() => window.history.back());
}

/** Goes from the second place to the first: a place that comes then has the page before it once. */
export function standOnce(then: () => void): void {
  if (placeOf(window.history.state) !== "second") return then();
  window.addEventListener("popstate", () => then(), { once: true });
  window.history.back();
}

const PLACE = "placeOfTwo";

/** Once is enough, however often there is something to lose anew. The router keeps what it shows in the state, and both are the same page. */
function standTwice(): void {
  const state: unknown = window.history.state;
  if (placeOf(state) === "second") return;
  const own = typeof state === "object" ? state : {};
  window.history.replaceState({ ...own, [PLACE]: "first" }, "", window.location.href);
  window.history.pushState({ ...own, [PLACE]: "second" }, "", window.location.href);
}

function onFirstPlace(arrive: () => void): () => void {
  const listen = ({ state }: PopStateEvent): void => {
    if (placeOf(state) === "first") arrive();
  };
  window.addEventListener("popstate", listen);
  return () => window.removeEventListener("popstate", listen);
}

function placeOf(state: unknown): unknown {
  return typeof state === "object" && state !== null && PLACE in state ? state[PLACE] : null;
}
