/**
 * Asks before the browser's Back leaves the page. A browser cannot be held where it is: the page stands in its history
 * twice, and Back leads from one to the other.
 * @param ask calls what it is given where the answer is to leave
 * @returns stops asking
 */
export function askBeforeBack(ask: (leave: () => void) => void): () => void {
  const stayAndAsk = (): void => {
    standTwice();
    ask(() => {
      window.removeEventListener("popstate", stayAndAsk);
      window.history.go(-2);
    });
  };
  standTwice();
  window.addEventListener("popstate", stayAndAsk);
  return () => window.removeEventListener("popstate", stayAndAsk);
}

const MARK = "standsTwice";

/** Once is enough, however often there is something to lose anew. The router keeps what it shows in the state, and both are the same page. */
function standTwice(): void {
  const state: unknown = window.history.state;
  const own = typeof state === "object" && state !== null ? state : {};
  if (!(MARK in own)) window.history.pushState({ ...own, [MARK]: true }, "", window.location.href);
}
