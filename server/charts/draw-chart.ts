import { createRequire } from "node:module";
import { type Canvas, createCanvas, GlobalFonts } from "@napi-rs/canvas";
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

/** The size of a drawing in CSS pixels, `pixelRatio` picture points to each, and what it is drawn as. */
export interface Drawing {
  width: number;
  height: number;
  pixelRatio: number;
  /** `png` is transparent where nothing is drawn; `jpeg` stands on a background and a PDF takes it as it is. */
  format: { kind: "png" } | { kind: "jpeg"; background: string };
}

/** High enough that small text shows no rings. */
const JPEG_QUALITY = 95;

/**
 * Draws a configuration of `domain/present/charts` to a picture.
 * @returns the picture's file, width × pixelRatio by height × pixelRatio points
 * @throws Error where the font files are missing
 */
export async function drawChart<Type extends ChartType, Data, Label>(config: ChartConfiguration<Type, Data, Label>, drawing: Drawing): Promise<Buffer> {
  registerFonts();
  const { width, height, pixelRatio, format } = drawing;
  const canvas = createCanvas(width, height);
  const still = { ...config, options: { ...config.options, responsive: false, animation: false, devicePixelRatio: pixelRatio, events: [] } };
  // Outside a browser Chart.js needs of a canvas only what this one has; its types know the browser's alone.
  const chart = new Chart(canvas as unknown as ChartItem, still as unknown as ChartConfiguration);
  try {
    if (format.kind === "png") return await canvas.encode("png");
    paintBehind(canvas, format.background);
    return await canvas.encode("jpeg", JPEG_QUALITY);
  } finally {
    chart.destroy();
  }
}

function paintBehind(canvas: Canvas, colour: string): void {
  const context = canvas.getContext("2d");
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = colour;
  context.fillRect(0, 0, canvas.width, canvas.height);
}
