import { Notifications } from "@mantine/notifications";
import { useIsNarrow } from "@/app/_lib/use-is-narrow";

/** Where notices come up: away from the foot of a drawer, whose buttons are pressed next. On a phone, where a drawer takes all of the page, from above. */
export function Notices() {
  return <Notifications position={useIsNarrow() ? "top-center" : "bottom-left"} />;
}
