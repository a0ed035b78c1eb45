import { getRequestConfig } from "next-intl/server";
import { loadMessages } from "@/messages/load-messages";
import { readPreferences } from "./read-preferences";

/** What next-intl asks for at each request. */
export default getRequestConfig(async () => {
  const { locale, timeZone } = await readPreferences();
  return { locale, timeZone, messages: loadMessages(locale) };
});
