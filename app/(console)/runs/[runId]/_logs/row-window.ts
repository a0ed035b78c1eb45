/**
 * The greatest height given to the browser, in pixels. Firefox stops at 17.9 million and Chromium at 33.5 million: beyond
 * this the scroll bar covers the list on a smaller scale.
 */
export const MAX_HEIGHT = 8_000_000;

/** Where a long list is scrolled to. */
export interface ListScroll {
  /** What the browser says: pixels of the scroll bar's way. */
  barTop: number;
  /** Pixels of the list above its window, as if there were no greatest height. */
  top: number;
}

/** The sizes of a list in pixels. */
export interface ListSize {
  /** All rows. */
  height: number;
  /** Its window. */
  view: number;
}

/** The height that the browser is given. */
export function barHeight({ height }: ListSize): number {
  return Math.min(height, MAX_HEIGHT);
}

/**
 * Follows the scroll bar. Less than a window is reading: the rows move as far as the wheel did. More than that is a jump:
 * the share of the bar's way is the share of the list.
 */
export function followBar(scroll: ListScroll, barTop: number, size: ListSize): ListScroll {
  const most = Math.max(0, barHeight(size) - size.view);
  if (barTop <= 0) return { barTop, top: 0 };
  if (barTop >= most) return { barTop, top: mostTop(size) };
  const moved = barTop - scroll.barTop;
  if (size.height <= MAX_HEIGHT) return { barTop, top: barTop };
  const top = Math.abs(moved) < size.view ? scroll.top + moved : (barTop / most) * mostTop(size);
  return { barTop, top: Math.min(mostTop(size), Math.max(0, top)) };
}

/** Scrolls to a place of the list, the bar to where that is on its scale. */
export function placeAt(top: number, size: ListSize): ListScroll {
  const within = Math.min(mostTop(size), Math.max(0, top));
  const most = Math.max(0, barHeight(size) - size.view);
  return { top: within, barTop: mostTop(size) === 0 ? 0 : size.height <= MAX_HEIGHT ? within : Math.round((within / mostTop(size)) * most) };
}

function mostTop({ height, view }: ListSize): number {
  return Math.max(0, height - view);
}
