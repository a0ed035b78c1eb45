"use client";

import { ActionIcon, Badge, Button, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDotsVertical, IconDownload, IconHistory, IconTrash, IconUpload, type Icon } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/app/_components/page-header";
import { useCan } from "@/app/_components/person";
import { useFormat } from "@/app/_lib/use-format";
import { BaseMenu } from "./base-menu";
import { ImportDialog } from "./import-dialog";
import classes from "./knowledge.module.css";
import { SaveDialog } from "./save-dialog";
import { useDiscard } from "./use-discard";
import { EXPORT_FORMATS, useExport } from "./use-export";
import type { KnowledgeBaseRow, OpenKnowledge } from "./use-knowledge";
import { useKnowledgeAddress } from "./use-knowledge-address";

interface KnowledgeHeaderProps {
  base: KnowledgeBaseRow | null;
  bases: KnowledgeBaseRow[];
  knowledge: OpenKnowledge | null;
}

/** Which knowledge base, in which revision, with which draft, and what can be done with them. */
export function KnowledgeHeader({ base, bases, knowledge }: KnowledgeHeaderProps) {
  const t = useTranslations("knowledge");
  const changes = knowledge?.changes.length ?? 0;
  return (
    <div>
      <PageHeader
        title={<BaseMenu base={base} bases={bases} />}
        meta={
          base ? (
            <>
              <Badge className={classes.plainBadge}>{t("revision", { number: knowledge?.baseNumber ?? base.head.number })}</Badge>
              {changes > 0 ? <Badge className={classes.newBadge}>{t("draftBadge", { count: changes })}</Badge> : null}
            </>
          ) : null
        }
        actions={<Actions base={base} knowledge={knowledge} />}
      />
      {base ? <Facts base={base} knowledge={knowledge} /> : null}
    </div>
  );
}

function Facts({ base, knowledge }: { base: KnowledgeBaseRow; knowledge: OpenKnowledge | null }) {
  const t = useTranslations("knowledge");
  const format = useFormat();
  const { number, createdAt, createdBy } = base.head;
  const when = format.dayMinute(createdAt.getTime());
  const counted = knowledge ? knowledge.current : null;
  const counts = { problems: counted?.problems.length ?? base.head.problems, anomalies: counted?.anomalies.length ?? base.head.anomalies, links: counted?.links.length ?? base.head.links };
  const isBehind = knowledge !== null && knowledge.changes.length > 0 && knowledge.baseNumber < number;
  return (
    <>
      <p className={classes.facts}>
        {t("facts", counts)} {createdBy === null ? (base.origin === "shipped" ? t("shippedOn", { number, when }) : null) : t("savedBy", { number, when, who: createdBy })}
      </p>
      {isBehind ? <p className={classes.behind}>{createdBy === null ? t("newerHeadUnknown", { number }) : t("newerHead", { number, who: createdBy })}</p> : null}
    </>
  );
}

function Actions({ base, knowledge }: Pick<KnowledgeHeaderProps, "base" | "knowledge">) {
  const t = useTranslations("knowledge");
  const canEdit = useCan("analyst");
  const [, changeAddress] = useKnowledgeAddress();
  const [isImporting, importing] = useDisclosure(false);
  const [isSaving, saving] = useDisclosure(false);
  const exportFile = useExport();
  const discard = useDiscard(base, knowledge?.changes.length ?? 0);
  const hasDraft = canEdit && knowledge !== null && knowledge.changes.length > 0;
  const actions: Action[] = [
    ...(canEdit ? [{ name: t("actions.import"), icon: IconUpload, run: importing.open }] : []),
    ...(base
      ? [
          { name: t("actions.export"), icon: IconDownload, choices: EXPORT_FORMATS.map((format) => ({ name: t(`export.${format}`), run: () => void exportFile(base, format, hasDraft) })) },
          { name: t("actions.history"), icon: IconHistory, run: () => changeAddress({ panel: "history" }) },
        ]
      : []),
    ...(hasDraft ? [{ name: t("actions.discard"), icon: IconTrash, run: discard }] : []),
  ];
  return (
    <>
      <ActionButtons actions={actions} />
      {hasDraft && base ? (
        <Button onClick={saving.open}>
          <span className={classes.wide}>{t("actions.save", { number: base.head.number + 1 })}</span>
          <span className={classes.narrow}>{t("actions.saveShort")}</span>
        </Button>
      ) : null}
      {isImporting ? <ImportDialog base={base} onClose={importing.close} /> : null}
      {isSaving && base && knowledge ? <SaveDialog base={base} knowledge={knowledge} onClose={saving.close} /> : null}
    </>
  );
}

interface Choice {
  name: string;
  run: () => void;
}

/** Something to do at once, or one of several. */
type Action = { name: string; icon: Icon } & ({ run: () => void } | { choices: readonly Choice[] });

/** The actions as buttons; on a narrow screen as one menu. */
function ActionButtons({ actions }: { actions: Action[] }) {
  const t = useTranslations("knowledge.actions");
  return (
    <>
      {actions.map((action) => (
        <ActionButton key={action.name} action={action} />
      ))}
      <Menu>
        <Menu.Target>
          <ActionIcon className={classes.narrow} size="md" aria-label={t("label")}>
            <IconDotsVertical size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {actions.flatMap((action) => {
            const Sign = action.icon;
            return choicesOf(action).map(({ name, run }) => (
              <Menu.Item key={name} leftSection={<Sign size={16} stroke={1.75} aria-hidden />} onClick={run}>
                {"choices" in action ? `${action.name}, ${name}` : name}
              </Menu.Item>
            ));
          })}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

const choicesOf = (action: Action): readonly Choice[] => ("choices" in action ? action.choices : [action]);

function ActionButton({ action }: { action: Action }) {
  const Sign = action.icon;
  const look = { className: classes.wide, variant: "default", leftSection: <Sign size={16} stroke={1.75} aria-hidden /> } as const;
  if ("run" in action) {
    return (
      <Button {...look} onClick={action.run}>
        {action.name}
      </Button>
    );
  }
  return (
    <Menu>
      <Menu.Target>
        <Button {...look}>{action.name}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {action.choices.map(({ name, run }) => (
          <Menu.Item key={name} onClick={run}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
