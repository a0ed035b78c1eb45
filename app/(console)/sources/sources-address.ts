/** How the page of the sources is looked at, as it stands in its address. */
export interface SourcesAddress {
  /** The source whose visits are shown. */
  sourceId: number | null;
}

const PATH = "/sources";

/** For `useAddressState`; what makes no sense is left out. */
export const sourcesAddressForm = {
  read(params: { get(name: string): string | null }): SourcesAddress {
    const text = params.get("source") ?? "";
    return { sourceId: /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null };
  },
  write: ({ sourceId }: SourcesAddress): string => (sourceId === null ? PATH : `${PATH}?source=${String(sourceId)}`),
};
