import { findReportFile } from "@/server/db/run-page";
import { defaultStorage } from "@/server/storage/default-storage";

/** A report on its way out. The stream closes what it reads from, however it ends. */
export interface ReportDownload {
  runName: string;
  bytes: number;
  stream: ReadableStream<Uint8Array>;
}

/** Opens a report of a run by its file name; null where there is none. */
export async function openReport(runId: number, name: string): Promise<ReportDownload | null> {
  const file = await findReportFile(runId, name);
  if (file === null) return null;
  const source = await defaultStorage().open(file.storageKey);
  if (source === null) return null;
  const chunks = source.stream()[Symbol.asyncIterator]();
  const close = async (): Promise<void> => {
    await chunks.return?.();
    await source.close();
  };
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await chunks.next();
        if (done !== true) return controller.enqueue(value);
        await close();
        controller.close();
      } catch (error) {
        await close();
        throw error;
      }
    },
    cancel: close,
  });
  return { runName: file.runName, bytes: source.bytes, stream };
}
