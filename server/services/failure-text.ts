import { createTranslator } from "next-intl";
import { loadMessages } from "@/messages/load-messages";
import type { Failure } from "@/server/db/run-stages";
import { type FailureWords, failureText as sentenceOf } from "@/server/domain/present/failure-text";
import { createFormat, type Locale } from "@/server/domain/present/format";

/** The sentence for a failure, outside the pages: on a terminal, in the API. */
export function failureText(failure: Failure, locale: Locale): string {
  const words: unknown = createTranslator({ locale, messages: loadMessages(locale), namespace: "failures" });
  // The keys come from the data; the sentence checks each with `has` before it uses it.
  return sentenceOf(failure, words as FailureWords, createFormat(locale, "UTC"));
}
