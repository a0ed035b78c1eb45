"use client";

import { type RefCallback, useCallback, useEffect, useRef, useState } from "react";
import { barHeight, followBar, type ListScroll, placeAt } from "./row-window";

/** What of a long list lies in its window. */
export interface RowWindow {
  /** For the element that scrolls. */
  ref: RefCallback<HTMLDivElement>;
  /** Pixels of the list above the window. */
  top: number;
  /** Height of the window in pixels. */
  view: number;
  /** The height that the scrolled element is to have. */
  height: number;
  scrollTo(top: number): void;
}

/** After this rest the scroll bar is put where the list is on its scale. */
const REST_MS = 150;

/**
 * The window on a list of rows of one height, in whatever number: the virtualizer of the tables measures each row once, which
 * for a million rows is a second of work and a hundred megabytes.
 * @param listHeight of all rows, in pixels
 */
export function useRowWindow(listHeight: number): RowWindow {
  const box = useRef<HTMLDivElement | null>(null);
  const [view, setView] = useState(0);
  const [scroll, setScroll] = useState<ListScroll>({ barTop: 0, top: 0 });
  const size = useRef({ height: listHeight, view });
  useEffect(() => {
    size.current = { height: listHeight, view };
  }, [listHeight, view]);
  const ref = useCallback((element: HTMLDivElement | null) => {
    box.current = element;
    if (element === null) return;
    const measure = (): void => setView(element.clientHeight);
    const follow = (): void => setScroll((before) => followBar(before, element.scrollTop, size.current));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener("scroll", follow, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", follow);
    };
  }, []);
  const scrollTo = useCallback((top: number) => {
    const place = placeAt(top, size.current);
    setScroll(place);
    if (box.current !== null) box.current.scrollTop = place.barTop;
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (Math.abs(placeAt(scroll.top, size.current).barTop - scroll.barTop) > 1) scrollTo(scroll.top);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [scroll, scrollTo]);
  const most = Math.max(0, listHeight - view);
  return { ref, top: Math.min(scroll.top, most), view, height: barHeight({ height: listHeight, view }), scrollTo };
}
