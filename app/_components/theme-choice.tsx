"use client";

import { useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useTold } from "@/app/_lib/use-told";
import { MenuChoice } from "./menu-choice";

const SCHEMES: readonly MantineColorScheme[] = ["light", "dark", "auto"];

/** Light, dark, or as the system has it. */
export function ThemeChoice() {
  const navigation = useTranslations("navigation");
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { mutate } = useMutation(useTRPC().account.setPreferences.mutationOptions({ onError: useTold().failed }));
  const choose = (theme: MantineColorScheme): void => {
    setColorScheme(theme);
    mutate({ theme });
  };
  return SCHEMES.map((scheme) => (
    <MenuChoice key={scheme} isChosen={scheme === colorScheme} onChoose={() => choose(scheme)}>
      {navigation(`themes.${scheme}`)}
    </MenuChoice>
  ));
}
