"use client";

import { Menu } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";

/** One of several in a menu, of which exactly one holds. */
export function MenuChoice({ isChosen, onChoose, children }: { isChosen: boolean; onChoose: () => void; children: string }) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={isChosen}
      leftSection={<IconCheck size={16} stroke={1.75} aria-hidden style={{ visibility: isChosen ? "visible" : "hidden" }} />}
      onClick={onChoose}
    >
      {children}
    </Menu.Item>
  );
}
