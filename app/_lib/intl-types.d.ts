import type { Messages } from "@/messages/load-messages";
import type { Locale } from "@/server/domain/present/format";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
