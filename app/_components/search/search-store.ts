import { createSpotlight } from "@mantine/spotlight";

/** Whether the search is open, and which of its offers is chosen. */
export const [searchStore, search] = createSpotlight();

/**
 * Keeps an offer chosen, the first where none is, so that Enter opens one. The library chooses in the moment somebody types,
 * when what the server finds is not there yet, and remembers a number while offers come before it.
 */
export function keepOneChosen(): void {
  const list = document.getElementById(searchStore.getState().listId);
  const offers = [...(list?.querySelectorAll("[data-action]") ?? [])];
  const chosen = Math.max(0, offers.findIndex((offer) => offer.hasAttribute("data-selected")));
  offers[chosen]?.setAttribute("data-selected", "true");
  searchStore.updateState((state) => ({ ...state, selected: offers.length === 0 ? -1 : chosen }));
}
