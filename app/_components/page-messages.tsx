import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { loadMessages, type Namespace } from "@/messages/load-messages";

/** What the frame around every page says. */
const FRAME: readonly Namespace[] = ["common", "navigation", "failures"];

/**
 * Hands the words of a page to its parts in the browser: the frame's and the named namespaces, not the whole book,
 * which would travel with every page.
 */
export async function PageMessages({ namespaces, children }: { namespaces: readonly Namespace[]; children: ReactNode }) {
  const messages = loadMessages(await getLocale());
  const picked = Object.fromEntries([...FRAME, ...namespaces].map((namespace) => [namespace, messages[namespace]]));
  return <NextIntlClientProvider messages={picked}>{children}</NextIntlClientProvider>;
}
