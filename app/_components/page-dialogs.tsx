"use client";

import { ModalsProvider } from "@mantine/modals";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** Where `modals.open…` of a page puts its dialogs: inside the page's words. */
export function PageDialogs({ children }: { children: ReactNode }) {
  const common = useTranslations("common");
  return <ModalsProvider labels={{ confirm: common("delete"), cancel: common("cancel") }}>{children}</ModalsProvider>;
}
