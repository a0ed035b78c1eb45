import { isLightColor } from "@mantine/core";
import { DARK_CHART_THEME, LIGHT_CHART_THEME, type ChartTheme } from "@/server/domain/present/chart-theme";

/** CSS variables by name. */
export type Tokens = Record<`--${string}`, string>;

/** What charts and pages share comes from the chart theme, so that it is written down once. */
function shared(theme: ChartTheme): Tokens {
  const heat = theme.heat.flatMap((colour, index): [string, string][] => [
    [`--heat-${String(index + 1)}`, colour],
    [`--heat-text-${String(index + 1)}`, theme.heatText[index] ?? theme.text],
  ]);
  return {
    "--surface": theme.surface,
    "--sunken": theme.sunken,
    "--border": theme.border,
    "--border-strong": theme.borderStrong,
    "--text": theme.text,
    "--text-2": theme.text2,
    "--text-3": theme.text3,
    "--accent": theme.accent,
    "--error": theme.error,
    "--warning": theme.warning,
    "--info": theme.info,
    "--novel": theme.novel,
    "--predicted": theme.predicted,
    "--ok": theme.ok,
    "--tooltip-bg": theme.tooltip.background,
    "--tooltip-text": theme.tooltip.text,
    "--tooltip-label": theme.tooltip.label,
    ...Object.fromEntries(heat),
  };
}

export const LIGHT_TOKENS: Tokens = {
  ...shared(LIGHT_CHART_THEME),
  "--bg": "#f5f6f7",
  "--hover": "#eef0f3",
  "--control": "#8a93a0",
  "--accent-text": "#0a6670",
  "--accent-soft": "#e1f1f2",
  "--accent-hover": "#0a6670",
  "--selected": "#eff7f8",
  "--on-accent": "#ffffff",
  "--error-text": "#b3252c",
  "--error-soft": "#fdecec",
  "--warning-text": "#855000",
  "--warning-soft": "#fdf2dc",
  "--novel-text": "#6238b6",
  "--novel-soft": "#f1ebfc",
  "--predicted-text": "#1f57b8",
  "--predicted-soft": "#e7effd",
  "--ok-text": "#1b7038",
  "--ok-soft": "#e4f4e9",
  "--mark-bg": "#cde8ea",
  "--mark-text": "#06424a",
  "--scrim": "rgba(17, 21, 27, 0.36)",
  "--shadow-card": "0 1px 2px rgba(16, 20, 26, 0.05)",
  "--shadow-popup": "0 8px 24px rgba(16, 20, 26, 0.14)",
  ...stages(["#98a2ae", "#0b727d", "#0b727d", "#8fc3c9", "#5fa7af", "#3a8a94", "#0a5963", "#083f46"]),
};

export const DARK_TOKENS: Tokens = {
  ...shared(DARK_CHART_THEME),
  "--bg": "#0f1113",
  "--hover": "#22272c",
  "--control": "#737c88",
  "--accent-text": "#62c6ce",
  "--accent-soft": "#12343a",
  "--accent-hover": "#62c6ce",
  "--selected": "#13262a",
  "--on-accent": "#06181a",
  "--error-text": "#ff9093",
  "--error-soft": "#3b1d20",
  "--warning-text": "#efbc62",
  "--warning-soft": "#34280f",
  "--novel-text": "#bfa6f6",
  "--novel-soft": "#2a2243",
  "--predicted-text": "#92b9fa",
  "--predicted-soft": "#182b49",
  "--ok-text": "#7bcd93",
  "--ok-soft": "#163020",
  "--mark-bg": "#17474e",
  "--mark-text": "#d3f1f3",
  "--scrim": "rgba(0, 0, 0, 0.55)",
  "--shadow-card": "none",
  "--shadow-popup": "0 8px 24px rgba(0, 0, 0, 0.5)",
  ...stages(["#6b7682", "#2a6670", "#2a6670", "#3d8893", "#5ba6af", "#82c0c7", "#a9d6db", "#d0ebee"]),
};

/**
 * In the order of the pipeline; generalize runs inside parse and has its colour. Each with the colour of text on it: black
 * or white, whichever stands out more.
 */
function stages(colours: readonly [string, string, string, string, string, string, string, string]): Tokens {
  const [extract, parse, generalize, embed, classify, link, aggregate, report] = colours;
  const named = Object.entries({ extract, parse, generalize, embed, classify, link, aggregate, report });
  return Object.fromEntries(named.flatMap(([stage, colour]) => [[`--stage-${stage}`, colour], [`--on-stage-${stage}`, isLightColor(colour) ? "#000000" : "#ffffff"]]));
}

/** What Mantine's own parts are drawn with, in terms of ours. */
export const MANTINE_TOKENS: Tokens = {
  "--mantine-color-body": "var(--surface)",
  "--mantine-color-text": "var(--text)",
  "--mantine-color-bright": "var(--text)",
  "--mantine-color-dimmed": "var(--text-3)",
  "--mantine-color-placeholder": "var(--text-3)",
  "--mantine-color-anchor": "var(--accent-text)",
  "--mantine-color-error": "var(--error-text)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--hover)",
  "--mantine-color-default-color": "var(--text)",
  "--mantine-color-default-border": "var(--border-strong)",
  "--mantine-color-disabled": "var(--sunken)",
  "--mantine-color-disabled-color": "var(--text-3)",
  "--mantine-color-disabled-border": "var(--border)",
  "--mantine-primary-color-filled": "var(--accent)",
  "--mantine-primary-color-filled-hover": "var(--accent-hover)",
  "--mantine-primary-color-light": "var(--accent-soft)",
  "--mantine-primary-color-light-color": "var(--accent-text)",
  "--mantine-primary-color-contrast": "var(--on-accent)",
  "--mantine-shadow-md": "var(--shadow-popup)",
  "--mantine-shadow-xl": "var(--shadow-popup)",
};
