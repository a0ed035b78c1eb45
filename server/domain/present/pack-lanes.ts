/** Something with a beginning and an end on a line from 0 to 1. */
export interface LaneItem {
  from: number;
  to: number;
}

/**
 * Puts items onto as few lanes as it takes for none to touch another, in the order given: each goes to the first lane
 * that has room.
 * @param labelShare the length, as a share of the line, of the label that stands before each item
 * @param gapShare the least length between two items of a lane
 * @returns the lane of each item, from 0
 */
export function packLanes(items: readonly LaneItem[], labelShare: number, gapShare: number): number[] {
  const ends: LaneItem[][] = [];
  return items.map((item) => {
    const taken = { from: item.from - labelShare - gapShare, to: item.to + gapShare };
    const free = ends.findIndex((lane) => lane.every((other) => other.to <= taken.from || other.from >= taken.to));
    const lane = free < 0 ? ends.length : free;
    ends[lane] = [...(ends[lane] ?? []), { from: taken.from, to: item.to }];
    return lane;
  });
}
