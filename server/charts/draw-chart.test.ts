import { loadImage, createCanvas } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { LIGHT_CHART_THEME } from "@/server/domain/present/chart-theme";
import { prepareBars } from "@/server/domain/present/charts/prepare-bars";
import { prepareTimeline } from "@/server/domain/present/charts/prepare-timeline";
import { createFormat } from "@/server/domain/present/format";
import { drawChart } from "./draw-chart";

const format = createFormat("ru", "UTC");
const PNG = { kind: "png" } as const;
const HOUR = 3_600_000;

/** How many points of a picture have this colour, exactly. */
async function countPoints(png: Buffer, colour: string): Promise<number> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  let count = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at] === red && data[at + 1] === green && data[at + 2] === blue && data[at + 3] === 255) count += 1;
  return count;
}

describe("drawChart", () => {
  const timeline = {
    bucketMs: HOUR,
    buckets: [
      { startMs: 0, counts: { ERROR: 10, WARNING: 30 } },
      { startMs: HOUR, counts: { ERROR: 20, WARNING: 20 } },
    ],
  };
  const input = { timeline, asOfMs: null, labels: { error: "Ошибки", warning: "Предупреждения", info: "Прочее" }, showInfo: false, maxBars: 100, maxTicks: 6, gutter: 40, right: 12 };

  it("draws a timeline in the colours of the severities, as many points as the counts say", async () => {
    const png = await drawChart(prepareTimeline(input, LIGHT_CHART_THEME, format), { width: 400, height: 200, pixelRatio: 2, format: PNG });
    const image = await loadImage(png);
    expect([image.width, image.height]).toEqual([800, 400]);
    const errors = await countPoints(png, LIGHT_CHART_THEME.error);
    const warnings = await countPoints(png, LIGHT_CHART_THEME.warning);
    expect(errors).toBeGreaterThan(1000);
    // 50 warnings to 30 errors; the line between them takes a little off the warnings.
    expect(warnings / errors).toBeGreaterThan(1.5);
    expect(warnings / errors).toBeLessThan(1.7);
  });

  it("puts a background behind a picture that has no transparency", async () => {
    const jpeg = await drawChart(prepareTimeline(input, LIGHT_CHART_THEME, format), { width: 400, height: 200, pixelRatio: 1, format: { kind: "jpeg", background: "#ffffff" } });
    expect(jpeg.subarray(0, 2).toString("hex")).toBe("ffd8");
    expect(await countPoints(jpeg, "#ffffff")).toBeGreaterThan(30_000);
  });

  it("draws an empty timeline and an empty ranking without failing", async () => {
    const empty = await drawChart(prepareTimeline({ ...input, timeline: { bucketMs: HOUR, buckets: [] } }, LIGHT_CHART_THEME, format), { width: 400, height: 200, pixelRatio: 1, format: PNG });
    expect(await countPoints(empty, LIGHT_CHART_THEME.error)).toBe(0);
    const bars = prepareBars({ bars: [], labels: { value: "", atEnd: "" }, colour: "ink", gutter: null }, LIGHT_CHART_THEME, format);
    expect((await drawChart(bars, { width: 200, height: 100, pixelRatio: 1, format: PNG })).length).toBeGreaterThan(50);
  });

  it("draws Cyrillic names with a font that has them", async () => {
    const bars = (label: string) => prepareBars({ bars: [{ label, value: 3 }], labels: { value: "", atEnd: "" }, colour: "ink", gutter: 120 }, LIGHT_CHART_THEME, format);
    const size = { width: 300, height: 60, pixelRatio: 1, format: PNG };
    // Missing letters would all be the same empty box.
    expect(await drawChart(bars("Жшщюя"), size)).not.toEqual(await drawChart(bars("Ыфпдл"), size));
  });
});
