type Ask = (leave: () => void) => void;

/** Asks before what is unsaved on the page is left; null while there is nothing to lose. */
let ask: Ask | null = null;

/** Sets who asks before the page is left. @returns takes it back */
export function guardLeaving(next: Ask): () => void {
  ask = next;
  return () => {
    if (ask === next) ask = null;
  };
}

/** Leaves the page, after asking where there is something to lose. */
export function leaveThrough(leave: () => void): void {
  if (ask) ask(leave);
  else leave();
}
