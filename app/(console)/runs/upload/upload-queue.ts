import type { TRPCClient } from "@trpc/client";
import type { RootRouter } from "@/server/api/root";
import { abandonFile, uploadFile } from "./upload-file";

/** What a new run is made with. */
export interface RunOptions {
  name?: string;
  model: "light" | "heavy";
  retain: "all" | "problems";
  timeZone: string;
  revisionId?: number;
  locale: "en" | "ru";
}

export type UploadStatus =
  | { kind: "waiting" }
  | { kind: "sending" }
  | { kind: "interrupted" }
  | { kind: "starting" }
  /** `error` is what was thrown; null where the connection broke too often. */
  | { kind: "failed"; error: unknown };

/** A file on its way to becoming a run. */
export interface UploadItem {
  key: number;
  name: string;
  bytes: number;
  sent: number;
  status: UploadStatus;
}

interface Job {
  item: UploadItem;
  file: File;
  options: RunOptions;
  /** Where an earlier attempt brought it: retrying starts the run, it does not send again. */
  uploadId: string | null;
  cancel: AbortController;
}

/** More at once would not be faster: the line is shared. */
const AT_ONCE = 2;

/**
 * The uploads of this browser tab. They live beside the pages: walking through the console does not end them.
 * Each change makes new items, so that React sees it.
 */
export class UploadQueue {
  private jobs: Job[] = [];
  private items: readonly UploadItem[] = [];
  private listeners = new Set<() => void>();
  private nextKey = 1;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly list = (): readonly UploadItem[] => this.items;

  /** @param onStarted called for each run that was started */
  add(api: TRPCClient<RootRouter>, files: readonly File[], options: RunOptions, onStarted: () => void): void {
    for (const file of files) {
      const item: UploadItem = { key: this.nextKey++, name: file.name, bytes: file.size, sent: 0, status: { kind: "waiting" } };
      this.jobs.push({ item, file, options: nameOf(options, files, file), uploadId: null, cancel: new AbortController() });
    }
    this.publish();
    this.fill(api, onStarted);
  }

  /** Starts one that failed again. */
  retry(api: TRPCClient<RootRouter>, key: number, onStarted: () => void): void {
    const job = this.jobs.find(({ item }) => item.key === key && item.status.kind === "failed");
    if (job === undefined) return;
    job.cancel = new AbortController();
    this.change(job, { status: { kind: "waiting" } });
    this.fill(api, onStarted);
  }

  /** Ends one, or takes away one that failed; what has arrived of it is thrown away. */
  remove(api: TRPCClient<RootRouter>, key: number, onStarted: () => void): void {
    const job = this.jobs.find(({ item }) => item.key === key);
    // While a question was open it may have begun to become a run, which no one can call back from here.
    if (job === undefined || job.item.status.kind === "starting") return;
    job.cancel.abort();
    this.drop(job);
    void abandonFile(api, job.file);
    this.fill(api, onStarted);
  }

  private fill(api: TRPCClient<RootRouter>, onStarted: () => void): void {
    const isBusy = ({ item }: Job): boolean => item.status.kind !== "waiting" && item.status.kind !== "failed";
    for (const job of this.jobs.filter(({ item }) => item.status.kind === "waiting")) {
      if (this.jobs.filter(isBusy).length >= AT_ONCE) return;
      this.change(job, { status: { kind: "sending" } });
      void this.work(api, job, onStarted).finally(() => this.fill(api, onStarted));
    }
  }

  private async work(api: TRPCClient<RootRouter>, job: Job, onStarted: () => void): Promise<void> {
    const { signal } = job.cancel;
    try {
      job.uploadId ??= await this.send(api, job);
      if (job.uploadId === null) return;
      this.change(job, { status: { kind: "starting" }, sent: job.item.bytes });
      const { locale, model, name, retain, revisionId, timeZone } = job.options;
      await api.runs.create.mutate({ locale, model, name, retain, revisionId, timeZone, source: { kind: "upload", uploadId: job.uploadId } }, { signal });
      this.drop(job);
      onStarted();
    } catch (error) {
      if (!signal.aborted) this.change(job, { status: { kind: "failed", error } });
    }
  }

  private async send(api: TRPCClient<RootRouter>, job: Job): Promise<string | null> {
    const watcher = {
      onSent: (sent: number) => this.change(job, { sent }),
      onInterrupted: (isInterrupted: boolean) => this.change(job, { status: { kind: isInterrupted ? "interrupted" : "sending" } }),
    };
    const result = await uploadFile(api, job.file, watcher, job.cancel.signal);
    if (result.kind === "uploaded") return result.uploadId;
    this.change(job, { status: { kind: "failed", error: null } });
    return null;
  }

  private change(job: Job, change: Partial<UploadItem>): void {
    job.item = { ...job.item, ...change };
    this.publish();
  }

  private drop(job: Job): void {
    this.jobs = this.jobs.filter((each) => each !== job);
    this.publish();
  }

  private publish(): void {
    this.items = this.jobs.map(({ item }) => item);
    warnBeforeUnload(this.items.some(({ status }) => status.kind !== "failed"));
    for (const listener of this.listeners) listener();
  }
}

const askBeforeUnload = (event: BeforeUnloadEvent): void => event.preventDefault();

/** The browser asks before it closes a tab whose files have not arrived, whatever page is open in it. */
function warnBeforeUnload(isNeeded: boolean): void {
  if (isNeeded) window.addEventListener("beforeunload", askBeforeUnload);
  else window.removeEventListener("beforeunload", askBeforeUnload);
}

/** A name that was given belongs to the one file it was given for; several are told apart by their own. */
function nameOf(options: RunOptions, files: readonly File[], file: File): RunOptions {
  if (options.name === undefined || files.length === 1) return options;
  return { ...options, name: `${options.name}: ${file.name}` };
}

/** Of this tab. */
export const uploadQueue = new UploadQueue();
