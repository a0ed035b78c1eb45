/** Made-up logs that the product is timed on. Sizes are what the shape is about; the messages are the same ones everywhere. */
export interface LoadShape {
  name: ShapeName;
  files: number;
  linesPerFile: number;
  /** Of a hundred lines so many are WARNING or ERROR. */
  problemsPercent: number;
  /** Characters added to every message; 0 leaves them as they are. */
  padding: number;
  container: "zip" | "gz";
}

export const SHAPE_NAMES = ["sparse", "dense", "many", "one", "long", "contest"] as const;

export type ShapeName = (typeof SHAPE_NAMES)[number];

export const LOAD_SHAPES: Record<ShapeName, LoadShape> = {
  /** A million lines, 69 MB. */
  sparse: { name: "sparse", files: 8, linesPerFile: 125_000, problemsPercent: 2, padding: 0, container: "zip" },
  /** Nearly every line takes a road, and each has other numbers. */
  dense: { name: "dense", files: 4, linesPerFile: 50_000, problemsPercent: 50, padding: 0, container: "zip" },
  many: { name: "many", files: 2_000, linesPerFile: 500, problemsPercent: 2, padding: 0, container: "zip" },
  one: { name: "one", files: 1, linesPerFile: 1_000_000, problemsPercent: 2, padding: 0, container: "gz" },
  long: { name: "long", files: 4, linesPerFile: 5_000, problemsPercent: 2, padding: 4_000, container: "zip" },
  /** Seven files of 50,000 lines with hardly anything in them, as the contest's archives have. */
  contest: { name: "contest", files: 7, linesPerFile: 50_000, problemsPercent: 0.01, padding: 0, container: "zip" },
};

/** A gigabyte in one `.gz`. */
export const LARGE_SHAPE: Omit<LoadShape, "name"> = { files: 1, linesPerFile: 15_000_000, problemsPercent: 2, padding: 0, container: "gz" };
