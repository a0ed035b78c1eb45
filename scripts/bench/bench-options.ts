import { parseArgs } from "node:util";
import { SHAPE_NAMES, type ShapeName } from "./load-shapes";
import type { ReferencePlatform } from "./measure-reference";

/** What may be measured beside the shapes. */
export const PARTS = ["scaling", "cold", "mining", "blocks", "knowledge", "again"] as const;

export type BenchPart = (typeof PARTS)[number];

export interface BenchOptions {
  shapes: readonly ShapeName[];
  parts: readonly BenchPart[];
  isLarge: boolean;
  reference: ReferencePlatform | null;
}

/** Reads the arguments of `bench`; null where the call is wrong. */
export function readBenchOptions(args: readonly string[]): BenchOptions | null {
  try {
    const { values } = parseArgs({ args: [...args], options: { only: { type: "string", multiple: true }, large: { type: "boolean" }, reference: { type: "string" }, "reference-key": { type: "string" } } });
    const only = values.only;
    const known: readonly string[] = [...SHAPE_NAMES, ...PARTS];
    if (only?.some((name) => !known.includes(name))) return null;
    const wanted = <T extends string>(all: readonly T[]): readonly T[] => (only ? all.filter((name) => only.includes(name)) : all);
    const reference = values.reference === undefined ? null : { url: new URL(values.reference).href, apiKey: values["reference-key"] ?? null };
    return { shapes: wanted(SHAPE_NAMES), parts: wanted(PARTS), isLarge: values.large ?? false, reference };
  } catch {
    return null;
  }
}
