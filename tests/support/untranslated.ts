import type { Page } from "playwright-core";

/** Words that are the same in every language: formats, units, keys, names of things. */
const NAMES = "ERROR WARNING INFO DEBUG TRACE CRITICAL CSV JSON XML XLSX XLS PDF PNG ZIP GZIP ZST EVTX SQL API REST HTTP URL UUID UTC GMT NUM HEX PATH HOST MAC EMAIL TIME SIZE DURATION STR Ctrl Esc Shift Enter Home End Tab Markdown Europe Moscow light heavy English ETL Log Intelligence Amazon MinIO Ceph";

/** Latin letters with what joins words to a phrase; two letters alone (`ms`, `IP`, `P1`) say nothing. */
const PHRASE = /[A-Za-z][A-Za-z' -]*[A-Za-z]/g;
const SHORTEST = 3;

/** What a page says to a person, by eye or by ear; code, keys and what is typed are nobody's language. */
async function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const isSaid = (element: Element | null): boolean => element !== null && element.closest("code, pre, kbd, script, style, [lang=en]") === null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) if (isSaid(node.parentElement)) texts.push(node.textContent ?? "");
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
      if (isSaid(element)) for (const name of ["aria-label", "title", "placeholder", "alt"]) texts.push(element.getAttribute(name) ?? "");
    }
    return [...texts, document.title];
  });
}

/**
 * Finds what stands in Latin letters on a page in Russian and comes from nowhere: neither from the data nor from the names that
 * are the same in every language.
 * @param data all texts that the page may show as they are: log lines, entries, file names
 */
export async function untranslated(page: Page, data: string): Promise<string[]> {
  const known = ` ${data.replaceAll(/\s+/g, " ")} ${NAMES} `.toLowerCase();
  const names = new Set(NAMES.toLowerCase().split(" "));
  const isKnown = (phrase: string): boolean => known.includes(phrase) || phrase.split(" ").every((word) => word.length < SHORTEST || names.has(word));
  const phrases = (await textsOf(page)).flatMap((text) => text.match(PHRASE) ?? []).filter((phrase) => phrase.length >= SHORTEST);
  return [...new Set(phrases)].filter((phrase) => !isKnown(phrase.toLowerCase()));
}
