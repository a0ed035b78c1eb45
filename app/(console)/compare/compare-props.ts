import type { RunFigures } from "@/server/api/compare";
import type { CompareAddress } from "./compare-address";

/** What each part of the comparison is given. */
export interface CompareProps {
  /** The baseline first. */
  runs: readonly RunFigures[];
  address: CompareAddress;
  onChange(change: Partial<CompareAddress>): void;
}
