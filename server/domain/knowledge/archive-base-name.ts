/** How the name begins of a knowledge base that came with an archive: part of what outsiders read, the same in every language. */
const PREFIX = "from ";

/** The name of a knowledge base that came with an archive, as the REST API and SQL give it. */
export function archiveBaseName(archive: string): string {
  return `${PREFIX}${archive}`;
}

/** The archive that a name of `archiveBaseName` names, to be told in a person's own words; null for a name somebody gave. */
export function archiveOfBaseName(name: string): string | null {
  // What came with an archive is named after a file: a name that people give has no ending.
  return name.startsWith(PREFIX) && /\.[a-z\d]{1,5}$/i.test(name) ? name.slice(PREFIX.length) : null;
}
