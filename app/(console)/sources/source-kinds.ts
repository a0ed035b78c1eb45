import { IconBucket, IconFolder, IconTerminal2, IconWorld } from "@tabler/icons-react";
import type { PageSource } from "@/server/api/sources";

export type SourceKind = PageSource["kind"];

/** The kinds of sources, in the order in which they are offered. */
export const SOURCE_KINDS = ["folder", "http", "s3", "ingest"] as const satisfies readonly SourceKind[];

/** What a kind is known by. */
export const KIND_ICONS = { ingest: IconTerminal2, folder: IconFolder, http: IconWorld, s3: IconBucket } as const satisfies Record<SourceKind, unknown>;
