import { useMediaQuery } from "@mantine/hooks";

/** Whether the page is as narrow as a phone's; false until the browser has said so, as the server does not know. */
export function useIsNarrow(): boolean {
  return useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: true }) ?? false;
}
