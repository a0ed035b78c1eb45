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
  /** Names of the dialects the lines are written in, by turns. */
  dialects: readonly string[];
  /** Whether each message has a word that no other has. */
  hasNames: boolean;
}

export const SHAPE_NAMES = ["sparse", "dense", "many", "one", "long", "contest", "names", "turns"] as const;

export type ShapeName = (typeof SHAPE_NAMES)[number];

const PLAIN = { padding: 0, container: "zip", dialects: ["home"], hasNames: false } as const;

export const LOAD_SHAPES: Record<ShapeName, LoadShape> = {
  /** A million lines, 69 MB. */
  sparse: { ...PLAIN, name: "sparse", files: 8, linesPerFile: 125_000, problemsPercent: 2 },
  /** Nearly every line takes a road, and each has other numbers. */
  dense: { ...PLAIN, name: "dense", files: 4, linesPerFile: 50_000, problemsPercent: 50 },
  many: { ...PLAIN, name: "many", files: 2_000, linesPerFile: 500, problemsPercent: 2 },
  one: { ...PLAIN, name: "one", files: 1, linesPerFile: 1_000_000, problemsPercent: 2, container: "gz" },
  long: { ...PLAIN, name: "long", files: 4, linesPerFile: 5_000, problemsPercent: 2, padding: 4_000 },
  /** Seven files of 50,000 lines with hardly anything in them, as the contest's archives have. */
  contest: { ...PLAIN, name: "contest", files: 7, linesPerFile: 50_000, problemsPercent: 0.01 },
  /** A hundred thousand messages, all different: names of people, of accounts, of whatever nobody can tell by its shape. */
  names: { ...PLAIN, name: "names", files: 2, linesPerFile: 50_000, problemsPercent: 50, hasNames: true },
  /** Five programs write into one file. */
  turns: { ...PLAIN, name: "turns", files: 4, linesPerFile: 50_000, problemsPercent: 2, dialects: ["home", "json", "logfmt", "syslog", "nginx"] },
};

/** A gigabyte in one `.gz`. */
export const LARGE_SHAPE: Omit<LoadShape, "name"> = { ...PLAIN, files: 1, linesPerFile: 15_000_000, problemsPercent: 2, container: "gz" };
