import { createTranslator } from "next-intl";
import { loadMessages } from "@/messages/load-messages";
import type { PlaybookFault } from "@/server/domain/knowledge/playbook-file";
import type { Locale } from "@/server/domain/present/format";
import { playbookFaultWords, type PlaybookFaultWords } from "@/server/domain/present/playbook-fault";

/** The sentence for what is wrong in a file of playbooks, outside the pages. */
export function playbookFaultText(fault: PlaybookFault, locale: Locale): string {
  // The codes come from the data.
  const words = createTranslator({ locale, messages: loadMessages(locale), namespace: "playbooks.fault" }) as unknown as PlaybookFaultWords;
  return words("told", playbookFaultWords(fault, words, locale));
}
