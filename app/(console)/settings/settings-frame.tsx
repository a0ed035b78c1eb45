"use client";

import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { usePerson } from "@/app/_components/person";
import classes from "./settings.module.css";
import { sectionsOf, type SettingsSection } from "./settings-sections";

/** The sections beside the one that is open; on a narrow screen they are a menu. */
export function SettingsFrame({ section, children }: { section: SettingsSection; children: ReactNode }) {
  const words = useTranslations("settings");
  const sections = sectionsOf(usePerson().role);
  return (
    <div className={classes.frame}>
      <nav className={classes.sections} aria-label={words("sections")}>
        {sections.map((each) => (
          <Link key={each} href={`/settings/${each}`} className={classes.section} aria-current={each === section ? "page" : undefined}>
            {words(`section.${each}`)}
          </Link>
        ))}
      </nav>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" size="md" className={classes.narrowSections} rightSection={<IconChevronDown size={16} stroke={1.75} aria-hidden />}>
            {words(`section.${section}`)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {sections.map((each) => (
            <Menu.Item key={each} component={Link} href={`/settings/${each}`} aria-current={each === section ? "page" : undefined}>
              {words(`section.${each}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <div className={classes.panel}>{children}</div>
    </div>
  );
}
