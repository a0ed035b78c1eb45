"use client";

import { Menu } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";

interface MenuChoiceProps {
  isChosen: boolean;
  onChoose: () => void;
  /** Whether choosing it closes the menu. */
  closes?: boolean;
  children: string;
}

/** One of several in a menu, of which exactly one holds. */
export function MenuChoice({ isChosen, onChoose, closes = false, children }: MenuChoiceProps) {
  return (
    <Menu.RadioItem value={children} checked={isChosen} onChange={onChoose} closeMenuOnClick={closes} checkIcon={<IconCheck size={16} stroke={1.75} aria-hidden />}>
      {children}
    </Menu.RadioItem>
  );
}
