import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DetailWords } from "./detail-text";

const SETTING = "changes.";

/** Words for the details of changes: settings by the names they have on their own page, roles by theirs. */
export function useDetailWords(): DetailWords {
  const audit = useTranslations("audit");
  const settings = useTranslations("settings.limits");
  const roles = useTranslations("common.role");
  return useMemo(() => {
    // The names come from the data: one of a later release has no words here.
    const field = (name: string): string | undefined => {
      const key = (name.startsWith(SETTING) ? `name.${name.slice(SETTING.length)}` : `field.${name}`) as never;
      const words = name.startsWith(SETTING) ? settings : audit;
      return words.has(key) ? words(key) : undefined;
    };
    const value = (text: string): string | undefined => {
      if (!/^[a-z-]+$/.test(text)) return undefined;
      if (roles.has(text as "admin")) return roles(text as "admin");
      const choice = `choice.${text}` as "choice.strict";
      if (settings.has(choice)) return settings(choice);
      const key = `value.${text}` as "value.true";
      return audit.has(key) ? audit(key) : undefined;
    };
    return { field, value };
  }, [audit, settings, roles]);
}
