/** How the page of the sources is looked at, as it stands in its address. */
export interface SourcesAddress {
  /** The source whose visits are shown. */
  sourceId: number | null;
  /** The form: of a new source, or of the one that is edited. */
  form: "new" | number | null;
}

const PATH = "/sources";

/** For `useAddressState`; what makes no sense is left out. */
export const sourcesAddressForm = {
  read(params: { get(name: string): string | null }): SourcesAddress {
    const form = params.get("form");
    return { sourceId: idOf(params.get("source")), form: form === "new" ? "new" : idOf(form) };
  },
  write({ sourceId, form }: SourcesAddress): string {
    const params = new URLSearchParams(Object.entries({ source: sourceId, form }).flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, String(value)]])));
    return params.size === 0 ? PATH : `${PATH}?${params.toString()}`;
  },
};

function idOf(text: string | null): number | null {
  return /^[1-9]\d{0,8}$/.test(text ?? "") ? Number(text) : null;
}
