import { INK, type TextStyle } from "./pdf-canvas";

/** Every kind of text on the pages. */
export const STYLES = {
  kind: { font: "semibold", size: 8, colour: INK.accentText },
  title: { font: "semibold", size: 20, colour: INK.text },
  section: { font: "semibold", size: 12, colour: INK.text },
  block: { font: "semibold", size: 8.5, colour: INK.text },
  note: { font: "regular", size: 8, colour: INK.text3 },
  label: { font: "regular", size: 7.5, colour: INK.text3 },
  value: { font: "medium", size: 8.5, colour: INK.text },
  body: { font: "regular", size: 8.5, colour: INK.text2 },
  figure: { font: "semibold", size: 16, colour: INK.text },
  cell: { font: "regular", size: 7.75, colour: INK.text2 },
  strong: { font: "medium", size: 7.75, colour: INK.text },
  log: { font: "mono", size: 6.75, colour: INK.text },
  place: { font: "regular", size: 7.25, colour: INK.accentText },
  rootCause: { font: "mono", size: 7.5, colour: INK.text },
} as const satisfies Record<string, TextStyle>;
