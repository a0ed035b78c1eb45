import { APPLICATION_SENTENCES } from "./windows-event-sentences/applications";
import { CLUSTER_SENTENCES } from "./windows-event-sentences/clusters";
import { DATABASE_SENTENCES } from "./windows-event-sentences/databases";
import { DIRECTORY_SENTENCES } from "./windows-event-sentences/directory";
import { NETWORK_SENTENCES } from "./windows-event-sentences/network";
import { cleanValue, cutText, renderSentence, type EventValue, type SentenceGroup } from "./windows-event-sentences/render-sentence";
import { SECURITY_SENTENCES } from "./windows-event-sentences/security";
import { SERVICE_SENTENCES } from "./windows-event-sentences/services";
import { STORAGE_SENTENCES } from "./windows-event-sentences/storage";
import { SYSTEM_SENTENCES } from "./windows-event-sentences/system";

/**
 * What well-known events say. An event carries only data, its sentence lies in a library of the machine that wrote it; these are
 * our own words, with the data put in. Layouts of the data: Microsoft's event manifests and message tables.
 */
export const WINDOWS_EVENT_SENTENCES: readonly SentenceGroup[] = [
  ...SERVICE_SENTENCES,
  ...SYSTEM_SENTENCES,
  ...STORAGE_SENTENCES,
  ...NETWORK_SENTENCES,
  ...DIRECTORY_SENTENCES,
  ...SECURITY_SENTENCES,
  ...APPLICATION_SENTENCES,
  ...DATABASE_SENTENCES,
  ...CLUSTER_SENTENCES,
];

/** What is told of an event, characters; a longer sentence is cut. */
const LONGEST_MESSAGE = 400;
/** A value that the sentence leaves out follows it where it is no longer, and only where no more than so many follow. */
const LONGEST_REST_VALUE = 80;
const MOST_REST_VALUES = 4;

const SENTENCES = new Map(
  WINDOWS_EVENT_SENTENCES.flatMap(({ providers, sentences }) =>
    providers.flatMap((provider) => Object.entries(sentences).map(([id, sentence]): [string, string] => [sentenceKey(provider, id), sentence])),
  ),
);

function sentenceKey(provider: string, id: string): string {
  return `${provider.toLowerCase().replace(/\$.*$/s, "$")} ${id}`;
}

/**
 * The message of an event that came without one.
 * @param id null where the event names none
 * @param values in the order in which they stand in the event
 * @returns its sentence where the table knows it, else its only text, else its id and its data
 */
export function windowsEventMessage(provider: string | null, id: string | null, values: readonly EventValue[]): string {
  const sentence = id === null ? undefined : SENTENCES.get(sentenceKey(provider ?? "", id));
  if (sentence === undefined) {
    const data = values.map(listedValue).filter((text) => text !== "").join(", ");
    if (id === null || isWholeText(values)) return data || "event";
    return data === "" ? `event ${id}` : `event ${id} (${data})`;
  }
  const { text, told } = renderSentence(sentence, values);
  const rest = values.filter((value, index) => !told.has(index) && cleanValue(value.value).length <= LONGEST_REST_VALUE && isTelling(value));
  const whole = `${text} (${rest.map(listedValue).join(", ")})`;
  return rest.length > 0 && rest.length <= MOST_REST_VALUES && whole.length <= LONGEST_MESSAGE ? whole : cutText(text, LONGEST_MESSAGE);
}

/** Programs without a library of sentences hand over what they have to say as their only value. */
function isWholeText(values: readonly EventValue[]): boolean {
  const [only, ...others] = values;
  return only !== undefined && others.length === 0 && only.name === null && /\p{L}+\s+\p{L}+/u.test(only.value);
}

function listedValue({ name, value }: EventValue): string {
  const text = cleanValue(value);
  return name === null || text === "" ? text : `${name}: ${text}`;
}

/** Security ids and GUIDs tell nobody anything, nor do numbers without a name that does. */
function isTelling({ name, value }: EventValue): boolean {
  const text = cleanValue(value);
  if (text === "" || /^(?:S-1-[\d-]+|\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?)$/i.test(text)) return false;
  return !/^[+-]?(?:0x[\da-f]+|[\d.]+)$/i.test(text) || (name !== null && !/^param(?:eter)?\d+$/i.test(name));
}
