"use client";

import { ActionIcon, Menu, UnstyledButton } from "@mantine/core";
import { IconDots, IconDotsVertical, IconLogout } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { LanguageChoice } from "./language-choice";
import { usePerson } from "./person";
import classes from "./person-menu.module.css";
import { ThemeChoice } from "./theme-choice";
import { useSignOut } from "./use-sign-out";

/**
 * The signed-in person with their menu: language, theme, sign out.
 * @param compact only the button, for the bar of a narrow screen
 */
export function PersonMenu({ compact = false }: { compact?: boolean }) {
  const navigation = useTranslations("navigation");
  const common = useTranslations("common");
  const person = usePerson();
  const signOut = useSignOut();
  return (
    <Menu position={compact ? "bottom-end" : "top-start"} width={208} closeOnItemClick={false}>
      <Menu.Target>
        {compact ? (
          <ActionIcon aria-label={navigation("menu", { name: person.name })} className={classes.touch}>
            <IconDotsVertical size={20} stroke={1.75} />
          </ActionIcon>
        ) : (
          <UnstyledButton className={classes.person}>
            <span className={classes.initials} aria-hidden>
              {initials(person.name)}
            </span>
            <span className={classes.names}>
              <span className={classes.name}>{person.name}</span>{" "}
              <span className={classes.role}>{common(`role.${person.role}`)}</span>
            </span>
            <IconDots size={16} stroke={1.75} aria-hidden />
          </UnstyledButton>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        {compact ? (
          <Menu.Label>
            {person.name}, {common(`role.${person.role}`)}
          </Menu.Label>
        ) : null}
        <Menu.Label>{navigation("language")}</Menu.Label>
        <LanguageChoice />
        <Menu.Label>{navigation("theme")}</Menu.Label>
        <ThemeChoice />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} />} onClick={signOut}>
          {navigation("signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s.]+/).filter((word) => word !== "");
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0] ?? "").join("").toUpperCase();
}
