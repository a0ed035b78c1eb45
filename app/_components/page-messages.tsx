import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { loadMessages, type Namespace } from "@/messages/load-messages";
import { PageDialogs } from "./page-dialogs";

/** What the frame around every page says. */
const FRAME: readonly Namespace[] = ["common", "navigation", "failures", "search"];

interface MessagesProps {
  namespaces: readonly Namespace[];
  children: ReactNode;
}

/** Hands the words of the frame to its parts in the browser, without those of any page. */
export async function FrameMessages({ children }: { children: ReactNode }) {
  return <NextIntlClientProvider messages={await pick(FRAME)}>{children}</NextIntlClientProvider>;
}

/**
 * Hands the words of a page to its parts in the browser: the frame's and the named namespaces, not the whole book,
 * which would travel with every page. Dialogs opened by `modals` speak them too. Once per page, around all of it.
 */
export async function PageMessages({ namespaces, children }: MessagesProps) {
  return (
    <NextIntlClientProvider messages={await pick([...FRAME, ...namespaces])}>
      <PageDialogs>{children}</PageDialogs>
    </NextIntlClientProvider>
  );
}

async function pick(namespaces: readonly Namespace[]) {
  const messages = loadMessages(await getLocale());
  return Object.fromEntries(namespaces.map((namespace) => [namespace, messages[namespace]]));
}
