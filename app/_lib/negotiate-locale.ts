import { LOCALES, type Locale } from "@/server/domain/present/format";

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/**
 * The language a browser likes best of those there are; English where it likes none.
 * @param header `Accept-Language`, such as `ru-RU,ru;q=0.9,en;q=0.8`
 */
export function negotiateLocale(header: string | null): Locale {
  const wished = (header ?? "").split(",").map((part, index) => {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find((value) => value !== undefined);
    return { language: tag.split("-")[0] ?? "", quality: quality === undefined ? 1 : Number(quality), index };
  });
  const fitting = wished.filter((wish) => isLocale(wish.language) && wish.quality > 0).sort((a, b) => b.quality - a.quality || a.index - b.index);
  const best = fitting[0]?.language;
  return isLocale(best) ? best : "en";
}
