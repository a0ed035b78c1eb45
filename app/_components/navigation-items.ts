import { IconBook, IconGitCompare, IconListCheck, IconPlugConnected, IconServer2, IconSettings, IconStack2, type Icon } from "@tabler/icons-react";
import type { Messages } from "@/messages/load-messages";

export interface NavigationItem {
  /** Its name in the namespace "navigation". */
  name: keyof Messages["navigation"] & ("runs" | "compare" | "knowledge-base" | "playbooks" | "sources" | "workers" | "settings");
  href: string;
  icon: Icon;
}

/** The pages there are, in the order they are shown. */
export const NAVIGATION: readonly NavigationItem[] = [
  { name: "runs", href: "/runs", icon: IconStack2 },
  { name: "compare", href: "/compare", icon: IconGitCompare },
  { name: "knowledge-base", href: "/knowledge-base", icon: IconBook },
  { name: "playbooks", href: "/playbooks", icon: IconListCheck },
  { name: "sources", href: "/sources", icon: IconPlugConnected },
  { name: "workers", href: "/workers", icon: IconServer2 },
  { name: "settings", href: "/settings", icon: IconSettings },
];

/** The item an address belongs to. */
export function currentItem(path: string): NavigationItem | undefined {
  return NAVIGATION.find(({ href }) => path === href || path.startsWith(`${href}/`));
}
