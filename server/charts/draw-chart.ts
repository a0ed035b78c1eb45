import { createRequire } from "node:module";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import { BarController, BarElement, CategoryScale, Chart, type ChartConfiguration, type ChartItem, type ChartType, LinearScale, LineController, LineElement, PointElement } from "chart.js";

Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement);

/** The name the preparers' theme asks for on the server; the files have Latin and Cyrillic. */
const FONT_FAMILY = "Inter";
const FONT_FILES = ["400Regular/Inter_400Regular.ttf", "600SemiBold/Inter_600SemiBold.ttf"];

let fontsReady = false;

function registerFonts(): void {
  if (fontsReady) return;
  const { resolve } = createRequire(import.meta.url);
  for (const file of FONT_FILES) {
    if (GlobalFonts.registerFromPath(resolve(`@expo-google-fonts/inter/${file}`), FONT_FAMILY) === null) {
      throw new Error(`The font file ${file} cannot be read.`);
    }
  }
  fontsReady = true;
}

/** The size of a drawing in CSS pixels; `pixelRatio` picture points to each. */
export interface DrawingSize {
  width: number;
  height: number;
  pixelRatio: number;
}

/**
 * Draws a configuration of `domain/present/charts` to a picture.
 * @returns a PNG of width × pixelRatio by height × pixelRatio points, transparent where nothing is drawn
 * @throws Error where the font files are missing
 */
export async function drawChart<Type extends ChartType, Data, Label>(config: ChartConfiguration<Type, Data, Label>, size: DrawingSize): Promise<Buffer> {
  registerFonts();
  const canvas = createCanvas(size.width, size.height);
  const still = { ...config, options: { ...config.options, responsive: false, animation: false, devicePixelRatio: size.pixelRatio, events: [] } };
  // Outside a browser Chart.js needs of a canvas only what this one has; its types know the browser's alone.
  const chart = new Chart(canvas as unknown as ChartItem, still as unknown as ChartConfiguration);
  try {
    return await canvas.encode("png");
  } finally {
    chart.destroy();
  }
}
