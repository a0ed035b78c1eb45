import type { Chart, ChartConfiguration, ChartDataset, Plugin } from "chart.js";
import { heatLevel, type ChartTheme } from "../chart-theme";
import { type Format, formatId } from "../format";
import type { HeatMap } from "../heat-map";
import { chartFont } from "./chart-scales";
import type { ChartTable } from "./chart-table";

/** What the rows and columns that stand for several are called; words come translated. */
export interface HeatWords {
  restSystems: string;
  restProblems: string;
  all: string;
}

export type HeatConfig = ChartConfiguration<"bar", [number, number][], string>;

const ROW = 24;
const COLUMN = 64;
const NAMES = 140;
const TOTALS = 72;
/** Part of its row and column that a cell fills. */
const FILLED = 0.94;

/** The size of the picture of a heat map, in pixels. */
export function heatSize({ rows, columns }: HeatMap): { width: number; height: number } {
  return { width: NAMES + Math.max(4, columns.length) * COLUMN + TOTALS, height: (rows.length + 1) * ROW + 28 };
}

/** System × problem as a picture: a cell is a bar that floats in its row, as dark as its count, with the count on it. */
export function prepareHeat(map: HeatMap, words: HeatWords, theme: ChartTheme, format: Format): HeatConfig {
  const columns = columnNames(map, words);
  return {
    type: "bar",
    data: { labels: [...map.rows.map(({ system }) => system ?? words.restSystems), words.all], datasets: columns.map((label, at) => columnOfCells(map, at, { label, theme })) },
    options: {
      indexAxis: "y",
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      layout: { padding: { left: 0, top: 0, bottom: 0, right: TOTALS } },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
      scales: {
        x: columnAxis(columns, theme),
        y: {
          border: { display: false },
          grid: { display: false },
          ticks: { color: theme.text, font: chartFont(theme), autoSkip: false, crossAlign: "far" as const },
          afterFit: (scale: { width: number }) => {
            scale.width = NAMES;
          },
        },
      },
    },
    plugins: [cellCounts(map, theme, format)],
  };
}

function columnNames(map: HeatMap, words: HeatWords): string[] {
  return map.columns.map(({ problemId }) => (problemId === null ? words.restProblems : formatId("problem", problemId)));
}

function columnOfCells(map: HeatMap, at: number, { label, theme }: { label: string; theme: ChartTheme }): ChartDataset<"bar", [number, number][]> {
  const colours = map.rows.map(({ cells }) => {
    const level = heatLevel(cells[at] ?? 0, map.largest);
    return level === null ? theme.sunken : theme.heat[level];
  });
  const inset = (1 - FILLED) / 2;
  return { label, data: map.rows.map((): [number, number] => [at + inset, at + 1 - inset]), backgroundColor: colours, borderRadius: 2, borderSkipped: false, grouped: false, barPercentage: FILLED, categoryPercentage: 0.92 };
}

function columnAxis(columns: readonly string[], theme: ChartTheme) {
  return {
    type: "linear" as const,
    position: "top" as const,
    min: 0,
    max: Math.max(4, columns.length),
    border: { display: false },
    grid: { display: false },
    afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
      axis.ticks = columns.map((_, at) => ({ value: at + 0.5 }));
    },
    ticks: { color: theme.text2, font: chartFont(theme), autoSkip: false, maxRotation: 0, callback: (value: number | string) => columns[Math.floor(Number(value))] ?? "" },
  };
}

/** Writes the counts on the cells, the sums of the rows at the right and those of the columns below. */
function cellCounts(map: HeatMap, theme: ChartTheme, format: Format): Plugin<"bar"> {
  return {
    id: "cell counts",
    afterDatasetsDraw: (chart: Chart) => {
      const { ctx, chartArea } = chart;
      const [across, down] = [chart.scales.x, chart.scales.y];
      if (across === undefined || down === undefined) return;
      const write = (text: string, place: { x: number; y: number }, look: { colour: string; weight: number; align: CanvasTextAlign }): void => {
        ctx.font = `${String(look.weight)} ${String(theme.tickSize)}px ${theme.fontFamily}`;
        ctx.fillStyle = look.colour;
        ctx.textAlign = look.align;
        ctx.fillText(text, place.x, place.y);
      };
      ctx.save();
      ctx.textBaseline = "middle";
      map.rows.forEach(({ cells, total }, row) => {
        const y = down.getPixelForValue(row);
        cells.forEach((count, at) => {
          const level = heatLevel(count, map.largest);
          if (level !== null) write(format.number(count), { x: across.getPixelForValue(at + 0.5), y }, { colour: theme.heatText[level], weight: 400, align: "center" });
        });
        write(format.number(total), { x: chartArea.right + TOTALS - 4, y }, { colour: theme.text, weight: 600, align: "right" });
      });
      const foot = down.getPixelForValue(map.rows.length);
      map.columns.forEach(({ total }, at) => write(format.number(total), { x: across.getPixelForValue(at + 0.5), y: foot }, { colour: theme.text2, weight: 400, align: "center" }));
      write(format.number(map.total), { x: chartArea.right + TOTALS - 4, y: foot }, { colour: theme.text, weight: 600, align: "right" });
      ctx.restore();
    },
  };
}

/** The cells in figures, with their sums. */
export function heatTable(map: HeatMap, words: HeatWords, systemColumn: string): ChartTable {
  return {
    columns: [systemColumn, ...columnNames(map, words), words.all],
    rows: [...map.rows.map(({ system, cells, total }) => [system ?? words.restSystems, ...cells, total]), [words.all, ...map.columns.map(({ total }) => total), map.total]],
  };
}
