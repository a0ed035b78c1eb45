"use client";

import { LIGHT_CHART_THEME } from "@/server/domain/present/chart-theme";
import type { DrawnChart } from "./chart";

/** A chart with what stands around it on the page, to be drawn as one picture. */
export interface ChartPicture {
  title: string;
  /** Beside the title, small. */
  note: string;
  legend: readonly { label: string; colour: string }[];
  chart: DrawnChart;
}

const MARGIN = 20;
const HEAD = 40;
const SWATCH = 8;
const theme = LIGHT_CHART_THEME;

/**
 * Draws title, legend and chart onto a light background: a picture goes into documents, whatever theme the page is in.
 * @returns a PNG; null where the browser could not make one
 */
export async function drawPicture(picture: ChartPicture): Promise<Blob | null> {
  await document.fonts.ready;
  const { canvas: chart, width, height, pixelRatio } = picture.chart();
  const canvas = document.createElement("canvas");
  canvas.width = (width + 2 * MARGIN) * pixelRatio;
  canvas.height = (height + HEAD + MARGIN + 8) * pixelRatio;
  const context = canvas.getContext("2d");
  if (context === null) return null;
  context.scale(pixelRatio, pixelRatio);
  context.fillStyle = theme.surface;
  context.fillRect(0, 0, width + 2 * MARGIN, height + HEAD + MARGIN + 8);
  drawHead(context, picture, width);
  context.drawImage(chart, MARGIN, HEAD + 8, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function drawHead(context: CanvasRenderingContext2D, { title, note, legend }: ChartPicture, width: number): void {
  const middle = 24;
  context.textBaseline = "middle";
  const write = (text: string, x: number, look: { font: string; colour: string }): number => {
    context.font = `${look.font} ${theme.fontFamily}`;
    context.fillStyle = look.colour;
    context.fillText(text, x, middle);
    return x + context.measureText(text).width;
  };
  const end = write(title, MARGIN, { font: "600 14px", colour: theme.text });
  write(note, end + 12, { font: "12px", colour: theme.text3 });
  let right = MARGIN + width;
  context.font = `12px ${theme.fontFamily}`;
  for (const { label, colour } of [...legend].reverse()) {
    const x = right - context.measureText(label).width;
    write(label, x, { font: "12px", colour: theme.text2 });
    context.fillStyle = colour;
    context.fillRect(x - SWATCH - 6, middle - SWATCH / 2, SWATCH, SWATCH);
    right = x - SWATCH - 6 - 16;
  }
}
