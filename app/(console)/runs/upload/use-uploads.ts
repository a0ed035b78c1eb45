"use client";

import { useSyncExternalStore } from "react";
import { type UploadItem, uploadQueue } from "./upload-queue";

const NOTHING: readonly UploadItem[] = [];

/** The files of this browser tab that are on their way, or did not make it. */
export function useUploads(): readonly UploadItem[] {
  return useSyncExternalStore(uploadQueue.subscribe, uploadQueue.list, () => NOTHING);
}
