import type { Bilingual, PlaybookContent } from "./playbook";

/** A text of a playbook before and after; null: there was or will be none. */
export interface PlaybookChange {
  part: "priority" | "title" | "owner" | "step";
  /** Of a step, from 1: where it will stand, or stood if it goes. */
  number: number | null;
  language: "en" | "ru" | null;
  before: string | null;
  after: string | null;
}

/** What differs between two states of a playbook. */
export interface PlaybookDiff {
  changes: PlaybookChange[];
  /** The steps that stay stand in another order. */
  isReordered: boolean;
}

type Text = Omit<PlaybookChange, "before" | "after"> & { key: string; text: string };

/** Compares two states text by text, steps by their ids. Nothing of it is there exactly where `playbookKey` of both is the same. */
export function diffPlaybook(from: PlaybookContent, to: PlaybookContent): PlaybookDiff {
  const before = new Map(textsOf(from).map((text) => [text.key, text]));
  const after = new Map(textsOf(to).map((text) => [text.key, text]));
  const changed = [...after.values()].filter(({ key, text }) => before.get(key)?.text !== text).map((text) => changeOf(text, before.get(text.key)?.text ?? null, text.text));
  const gone = [...before.values()].filter(({ key }) => !after.has(key)).map((text) => changeOf(text, text.text, null));
  return { changes: [...changed, ...gone], isReordered: orderOf(from, to) !== orderOf(to, from) };
}

function changeOf({ part, number, language }: Text, before: string | null, after: string | null): PlaybookChange {
  return { part, number, language, before, after };
}

function textsOf({ priority, title, owner, steps }: PlaybookContent): Text[] {
  return [
    { key: "priority", part: "priority", number: null, language: null, text: priority },
    ...sidesOf(title, { key: "title", part: "title", number: null }),
    ...sidesOf(owner, { key: "owner", part: "owner", number: null }),
    ...steps.flatMap(({ id, text }, index) => sidesOf(text, { key: `step ${id}`, part: "step", number: index + 1 })),
  ];
}

function sidesOf(text: Bilingual, { key, part, number }: Pick<Text, "key" | "part" | "number">): Text[] {
  return (["en", "ru"] as const).flatMap((language) => {
    const side = text[language];
    return side ? [{ key: `${key} ${language}`, part, number, language, text: side }] : [];
  });
}

/** The ids of those steps that the other state has too, in their order here. */
function orderOf({ steps }: PlaybookContent, other: PlaybookContent): string {
  const ids = new Set(other.steps.map(({ id }) => id));
  return JSON.stringify(steps.map(({ id }) => id).filter((id) => ids.has(id)));
}
