/** A mark on a lane that wants its name beside it; `x` in pixels. */
export interface LabelledMark {
  x: number;
  lane: number;
  text: string;
}

/** Where a name begins; empty where it went to a neighbour. */
export interface PlacedLabel {
  x: number;
  text: string;
}

interface LabelRoom {
  /** Pixels of a letter, between a mark and its name, and where the lanes end. */
  letter: number;
  gap: number;
  right: number;
}

/**
 * Puts the names of marks beside them so that none lies on a mark or a name of its lane: right of the mark, else left of
 * it; marks too close for either share one name, `A358, A355`.
 * @param marks in the order of x
 */
export function placeLabels(marks: readonly LabelledMark[], { letter, gap, right }: LabelRoom): PlacedLabel[] {
  const placed: PlacedLabel[] = marks.map(() => ({ x: 0, text: "" }));
  for (const lane of new Set(marks.map((mark) => mark.lane))) {
    const own = marks.flatMap((mark, at) => (mark.lane === lane ? [{ ...mark, at }] : []));
    let end = -Infinity;
    for (let first = 0; first < own.length; ) {
      let last = first;
      const width = (to: number): number => own.slice(first, to + 1).map(({ text }) => text).join(", ").length * letter;
      const fits = (to: number): boolean => (own[to]?.x ?? 0) + gap + width(to) <= Math.min(right, (own[to + 1]?.x ?? Infinity) - gap);
      const fitsLeft = (own[first]?.x ?? 0) - gap - width(first) >= end + gap;
      while (last < own.length - 1 && !fits(last) && !(last === first && fitsLeft)) last++;
      const group = own.slice(first, last + 1);
      const text = group.map((mark) => mark.text).join(", ");
      const goesLeft = !fits(last) && fitsLeft;
      const x = goesLeft ? (own[first]?.x ?? 0) - gap - text.length * letter : (own[last]?.x ?? 0) + gap;
      placed[own[last]?.at ?? 0] = { x, text };
      end = goesLeft ? (own[last]?.x ?? 0) : x + text.length * letter;
      first = last + 1;
    }
  }
  return placed;
}
