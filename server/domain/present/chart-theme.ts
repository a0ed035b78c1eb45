/** The colours and type a chart is drawn with; the same names and values as the console's tokens. */
export interface ChartTheme {
  surface: string;
  sunken: string;
  border: string;
  borderStrong: string;
  text: string;
  text2: string;
  text3: string;
  accent: string;
  error: string;
  warning: string;
  info: string;
  novel: string;
  predicted: string;
  ok: string;
  ink: string;
  heat: readonly [string, string, string, string, string];
  heatText: readonly [string, string, string, string, string];
  tooltip: { background: string; text: string; label: string };
  fontFamily: string;
  tickSize: number;
}

/** The name under which the browser knows the font comes first, the one of the server's drawing second. */
const fontFamily = '"Inter Variable", Inter, sans-serif';

export const LIGHT_CHART_THEME: ChartTheme = {
  surface: "#ffffff",
  sunken: "#f3f4f6",
  border: "#e2e5e9",
  borderStrong: "#c8cdd4",
  text: "#16191d",
  text2: "#474f5b",
  text3: "#626b78",
  accent: "#0b727d",
  error: "#d2353b",
  warning: "#c98208",
  info: "#98a2ae",
  novel: "#7b52cf",
  predicted: "#3471dc",
  ok: "#2c9650",
  ink: "#474f5b",
  heat: ["#dcedef", "#b5d9dc", "#83bfc5", "#4fa1a9", "#0b727d"],
  heatText: ["#10262a", "#10262a", "#10262a", "#10262a", "#ffffff"],
  tooltip: { background: "#1d2126", text: "#f1f3f5", label: "#b4bcc7" },
  fontFamily,
  tickSize: 11,
};

export const DARK_CHART_THEME: ChartTheme = {
  surface: "#16191c",
  sunken: "#1c2024",
  border: "#2a2f35",
  borderStrong: "#414851",
  text: "#e7e9ec",
  text2: "#b5bcc5",
  text3: "#929aa5",
  accent: "#46b6bf",
  error: "#e2575c",
  warning: "#d29a35",
  info: "#6b7682",
  novel: "#9a78e4",
  predicted: "#5b93ef",
  ok: "#43a965",
  ink: "#b5bcc5",
  heat: ["#172b2f", "#1a3c42", "#1d525a", "#246f79", "#46b6bf"],
  heatText: ["#e2f2f3", "#e2f2f3", "#e2f2f3", "#ffffff", "#04181a"],
  tooltip: { background: "#2a2f36", text: "#f1f3f5", label: "#b4bcc7" },
  fontFamily,
  tickSize: 11,
};

/** How much of its hue a mark keeps when it lies later than the instant looked at. */
const LATER_SHARE = 0.3;

/**
 * A colour mixed with the surface, opaque, so that grid lines do not shine through it.
 * @param colour, surface `#rrggbb`
 * @param share how much of the colour stays, 0 to 1
 */
export function mixWithSurface(colour: string, surface: string, share = LATER_SHARE): string {
  const channel = (at: number): string => {
    const from = Number.parseInt(surface.slice(at, at + 2), 16);
    const to = Number.parseInt(colour.slice(at, at + 2), 16);
    return Math.round(from + (to - from) * share).toString(16).padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** Where each of the five heat colours begins when the largest cell is 431 or near it; other scales stretch them. */
const HEAT_CUTS = [0, 40, 90, 200, 400] as const;
const HEAT_FULL = 431;

/**
 * Which of the five heat colours a cell gets.
 * @param count the cell, 0 or more
 * @param largest the largest cell of the map
 * @returns an index of `theme.heat`, or null for an empty cell
 */
export function heatLevel(count: number, largest: number): 0 | 1 | 2 | 3 | 4 | null {
  if (count <= 0) return null;
  const scaled = (count / Math.max(largest, count)) * HEAT_FULL;
  if (scaled >= HEAT_CUTS[4]) return 4;
  if (scaled >= HEAT_CUTS[3]) return 3;
  if (scaled >= HEAT_CUTS[2]) return 2;
  return scaled >= HEAT_CUTS[1] ? 1 : 0;
}
