"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDots, IconPhoto, IconTable } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { saveFile } from "@/app/_lib/save-file";
import { chartCsv, type ChartTable } from "@/server/domain/present/charts/chart-table";
import classes from "./chart-menu.module.css";
import { type ChartPicture, drawPicture } from "./draw-picture";

interface ChartMenuProps {
  /** What the chart shows; names the menu. */
  title: string;
  /** The file's name without its ending: whose chart it is. */
  fileName: string;
  /** Made only when it is asked for. */
  picture(): ChartPicture;
  table(): ChartTable;
}

const ICON = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

/** What every chart offers: itself as a picture, and its data. */
export function ChartMenu({ title, fileName, picture, table }: ChartMenuProps) {
  const words = useTranslations("common.chart");
  const savePicture = async (): Promise<void> => {
    const blob = await drawPicture(picture());
    if (blob === null) notifications.show({ color: "red", message: words("failed"), role: "alert" });
    else saveFile(blob, `${fileName}.png`);
  };
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon className={classes.button} aria-label={words("menu", { title })} data-screen-only>
          <IconDots {...ICON} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPhoto {...ICON} />} onClick={() => void savePicture()}>
          {words("picture")}
        </Menu.Item>
        <Menu.Item leftSection={<IconTable {...ICON} />} onClick={() => saveFile(new Blob([chartCsv(table())], { type: "text/csv;charset=utf-8" }), `${fileName}.csv`)}>
          {words("data")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
