"use client";

import { Menu, UnstyledButton } from "@mantine/core";
import { IconCheck, IconGitMerge, IconPencil, IconPlus, IconSelector, IconStar } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "@/app/_components/person";
import { useBaseName } from "@/app/_lib/use-base-name";
import { BaseDialog, type BaseDialogKind } from "./base-dialog";
import classes from "./knowledge.module.css";
import type { KnowledgeBaseRow } from "./use-knowledge";
import { useKnowledgeAddress } from "./use-knowledge-address";

/** The name of the knowledge base: opens the list of all, and what can be done with this one. */
export function BaseMenu({ base, bases }: { base: KnowledgeBaseRow | null; bases: KnowledgeBaseRow[] }) {
  const t = useTranslations("knowledge");
  const baseName = useBaseName();
  const canEdit = useCan("analyst");
  const isAdmin = useCan("admin");
  const [, changeAddress] = useKnowledgeAddress();
  const [dialog, setDialog] = useState<BaseDialogKind | null>(null);
  const choose = ({ id, isDefault }: KnowledgeBaseRow): void => changeAddress({ knowledgeBaseId: isDefault ? null : id, open: [], query: "", filter: "all" });
  return (
    <span className={classes.title}>
      <Menu position="bottom-start" width={320}>
        <Menu.Target>
          <UnstyledButton className={classes.titleButton} aria-label={base ? `${baseName(base.name)}, ${t("choose")}` : t("choose")}>
            {base ? baseName(base.name) : t("title")}
            <IconSelector size={16} stroke={1.75} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown mah="70vh" style={{ overflowY: "auto" }}>
          <Menu.Label>{t("title")}</Menu.Label>
          {bases.map((each) => (
            <Menu.Item
              key={each.id}
              aria-current={each.id === base?.id}
              leftSection={<IconCheck size={16} stroke={1.75} aria-hidden visibility={each.id === base?.id ? "visible" : "hidden"} />}
              rightSection={<span className={classes.dim}>{each.isDefault ? t("default") : t("revision", { number: each.head.number })}</span>}
              onClick={() => choose(each)}
            >
              {baseName(each.name)}
            </Menu.Item>
          ))}
          {canEdit ? <Menu.Divider /> : null}
          {canEdit ? (
            <Menu.Item leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={() => setDialog("create")}>
              {t("actions.new")}
            </Menu.Item>
          ) : null}
          {canEdit && base ? (
            <>
              <Menu.Item leftSection={<IconPencil size={16} stroke={1.75} aria-hidden />} onClick={() => setDialog("rename")}>
                {t("actions.rename")}
              </Menu.Item>
              {bases.length > 1 ? (
                <Menu.Item leftSection={<IconGitMerge size={16} stroke={1.75} aria-hidden />} onClick={() => setDialog("join")}>
                  {t("actions.join")}
                </Menu.Item>
              ) : null}
            </>
          ) : null}
          {isAdmin && base && !base.isDefault ? (
            <Menu.Item leftSection={<IconStar size={16} stroke={1.75} aria-hidden />} onClick={() => setDialog("setDefault")}>
              {t("actions.setDefault")}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {dialog ? <BaseDialog kind={dialog} base={base} bases={bases} onClose={() => setDialog(null)} /> : null}
    </span>
  );
}
