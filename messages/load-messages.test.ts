import { parse, TYPE, type MessageFormatElement, type PluralElement } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { LOCALES } from "@/server/domain/present/format";
import { loadMessages } from "./load-messages";

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => (typeof value === "string" ? [[`${prefix}${key}`, value]] : flatten(value, `${prefix}${key}.`)));
}

/** The names a message takes, and for a selection the words it chooses by. */
function placeholders(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return [`<${element.value}>`, ...placeholders(element.children)];
    if (element.type === TYPE.plural) return [element.value, ...Object.values(element.options).flatMap((option) => placeholders(option.value))];
    if (element.type === TYPE.select) return [`${element.value}:${Object.keys(element.options).sort().join("|")}`, ...Object.values(element.options).flatMap((option) => placeholders(option.value))];
    return [element.value];
  });
}

function placeholderSet(message: string): string[] {
  return [...new Set(placeholders(parse(message)))].sort();
}

function pluralOptions(elements: MessageFormatElement[]): PluralElement["options"][] {
  return elements.flatMap((element) => (element.type === TYPE.plural ? [element.options] : []));
}

function pluralForms(elements: MessageFormatElement[]): string[][] {
  return elements.flatMap((element): string[][] => {
    if (element.type === TYPE.plural) return [Object.keys(element.options), ...Object.values(element.options).flatMap((option) => pluralForms(option.value))];
    if (element.type === TYPE.select) return Object.values(element.options).flatMap((option) => pluralForms(option.value));
    return [];
  });
}

const english = new Map(flatten(loadMessages("en")));

describe.each(LOCALES.filter((locale) => locale !== "en"))("messages in %s", (locale) => {
  const translated = new Map(flatten(loadMessages(locale)));

  it("have the keys of the English ones", () => {
    expect([...translated.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it("take the same placeholders", () => {
    const differing = [...english].filter(([key, text]) => placeholderSet(text).join() !== placeholderSet(translated.get(key) ?? "").join()).map(([key]) => key);
    expect(differing).toEqual([]);
  });
});

describe.each(LOCALES)("messages in %s", (locale) => {
  it("are not empty", () => {
    const empty = flatten(loadMessages(locale)).filter(([, text]) => text.trim() === "");
    expect(empty).toEqual([]);
  });
});

describe("Russian plurals", () => {
  it("say one, few and many wherever a number changes the word", () => {
    const incomplete = flatten(loadMessages("ru")).filter(([, text]) =>
      pluralForms(parse(text)).some((forms) => forms.includes("one") && !(forms.includes("few") && forms.includes("many"))),
    );
    expect(incomplete).toEqual([]);
  });

  it("do not leave out what ends in one, 21 and 101 among it, as if it were a single thing", () => {
    const swallowing = flatten(loadMessages("ru")).filter(([, text]) => pluralOptions(parse(text)).some(({ one, many }) => one?.value.length === 0 && many?.value.length !== 0));
    expect(swallowing).toEqual([]);
  });
});
