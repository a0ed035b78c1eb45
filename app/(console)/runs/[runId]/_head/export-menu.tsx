"use client";

import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconDownload, IconFileZip } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import type { RunPage } from "@/server/api/run";

const ICON = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

/** Downloads of what the run wrote. */
export function ExportMenu({ page: { head, reports } }: { page: RunPage }) {
  const words = useTranslations("run.export");
  const format = useFormat();
  const href = (name: string): string => `/api/runs/${String(head.id)}/reports/${encodeURIComponent(name)}`;
  const item = (name: string, label: string, more: { bytes?: number; icon?: React.ReactNode } = {}) => (
    <Menu.Item key={name} component="a" href={href(name)} download leftSection={more.icon} rightSection={<span style={{ color: "var(--text-3)", fontSize: 12 }}>{more.bytes === undefined ? null : format.bytes(more.bytes)}</span>}>
      {label}
    </Menu.Item>
  );
  return (
    <Menu width={280}>
      <Menu.Target>
        <Button leftSection={<IconDownload {...ICON} />} rightSection={<IconChevronDown size={14} stroke={1.75} aria-hidden />} disabled={reports.length === 0} title={reports.length === 0 ? words("none") : undefined}>
          {words("label")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {item("all.zip", words("all"), { icon: <IconFileZip {...ICON} /> })}
        <Menu.Divider />
        {reports.map(({ name, bytes }) => item(name, reportName(name, words), { bytes }))}
        {item("result.xml", words("kind.result_xml"))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** A report without a word of its own goes by its file name. */
function reportName(name: string, words: ReturnType<typeof useTranslations<"run.export">>): string {
  const key = `kind.${name.replaceAll(".", "_")}`;
  return words.has(key as Parameters<typeof words.has>[0]) ? words(key as "kind.result_json") : name;
}
