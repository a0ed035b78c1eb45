import { createTranslator } from "next-intl";
import en from "@/messages/en/reports.json";
import ru from "@/messages/ru/reports.json";
import { getOrMake } from "@/server/domain/get-or-make";
import type { Locale } from "@/server/domain/present/format";
import type { ReportWords } from "@/server/domain/report/report-words";

const MESSAGES: Record<Locale, typeof en> = { en, ru };

/** A translator keeps the sentences it has read, so there is one a language. */
const made = new Map<Locale, ReportWords>();

/**
 * The words of the reports in one language.
 * @throws Error where a message lacks a value it names: a sentence with a hole must not reach a report
 */
export function reportWords(locale: Locale): ReportWords {
  return getOrMake(made, locale, () => createReportWords(locale));
}

function createReportWords(locale: Locale): ReportWords {
  const translate = createTranslator({
    locale,
    messages: MESSAGES[locale],
    onError: (error) => {
      throw error;
    },
  });
  return (message, values) => translate(message, values);
}
