"use client";

import { Button, Menu } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { MenuChoice } from "@/app/_components/menu-choice";
import { INCIDENT_SORTS, type IncidentSort, isDescending } from "@/server/domain/present/sort-incidents";
import { useRunAddress } from "../_view/use-run-address";

/** The order of the incidents where their table has no head. */
export function IncidentSortMenu() {
  const words = useTranslations("run.incidents.sort");
  const columns = useTranslations("run.column");
  const { address, change } = useRunAddress();
  const { sort } = address;
  const nameOf = (column: IncidentSort): string => (column === "rank" ? words("rank") : columns(column));
  const isFromLargest = isDescending(address);
  const turn = (toLargest: boolean): void => change({ isReversed: isDescending({ sort, isReversed: false }) !== toLargest });
  return (
    <Menu>
      <Menu.Target>
        <Button variant="subtle" color="gray" aria-label={words("label", { column: nameOf(sort) })} rightSection={<IconAdjustmentsHorizontal size={16} stroke={1.75} aria-hidden />} px={4}>
          {nameOf(sort)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {INCIDENT_SORTS.map((column) => (
          <MenuChoice key={column} closes isChosen={column === sort} onChoose={() => change({ sort: column, isReversed: false })}>
            {nameOf(column)}
          </MenuChoice>
        ))}
        <Menu.Divider />
        {[false, true].map((toLargest) => (
          <MenuChoice key={String(toLargest)} closes isChosen={toLargest === isFromLargest} onChoose={() => turn(toLargest)}>
            {words(toLargest ? "descending" : "ascending")}
          </MenuChoice>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
