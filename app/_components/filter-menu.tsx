"use client";

import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import classes from "./filter-menu.module.css";
import { MenuChoice } from "./menu-choice";

export interface FilterChoice<T> {
  value: T;
  label: string;
}

interface FilterMenuProps<T> {
  label: string;
  choices: readonly FilterChoice<T>[];
  value: T;
  onChange: (value: T) => void;
  className?: string;
}

/** A filter of which one choice holds, said on its button: "Model any". */
export function FilterMenu<T extends string | number | null>({ label, choices, value, onChange, className }: FilterMenuProps<T>) {
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" className={[classes.button, className].join(" ")} rightSection={<IconChevronDown size={14} stroke={1.75} aria-hidden className={classes.chevron} />}>
          <span className={classes.label}>{label}</span>
          {chosen?.label ?? String(value)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <MenuChoice key={String(choice.value)} closes isChosen={choice.value === value} onChoose={() => onChange(choice.value)}>
            {choice.label}
          </MenuChoice>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
