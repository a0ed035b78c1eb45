/** A file that a feed has at the moment. */
export interface FeedObject {
  /** Its name within the feed, always the same for the same place: a relative path, a key, an address. */
  key: string;
  /** Null where the place does not say. */
  bytes: number | null;
  modifiedAt: Date | null;
}

/** `file` is the part that cannot be read. */
export type OnUnread = (failure: { file: string; reason: FeedError["reason"] }) => void;

/** A place that logs are fetched from: a folder, addresses, a bucket. */
export interface FeedReader {
  /**
   * What is there now, each file once, in no order.
   * @param onUnread told of a part of the place that cannot be read, while the others can
   * @throws FeedError where the place cannot be read at all
   */
  list(onUnread?: OnUnread): AsyncIterable<FeedObject>;
  /**
   * The bytes of one file from `start` to `end` (exclusive; to its end without it); fewer where it is shorter by now.
   * @throws FeedError where it cannot be read; with the code `feed-file-gone` where it is no longer there, which is no news
   */
  read(key: string, start: number, end?: number): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

/** What keeps a place, or one file of it, from being read: a code with parameters, for which the messages have words. */
export class FeedError extends Error {
  constructor(readonly reason: { code: string; params: Record<string, string | number> }) {
    super(reason.code);
  }
}
