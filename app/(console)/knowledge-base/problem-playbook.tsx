"use client";

import { Button, Modal, Select } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { useTRPC } from "@/app/_lib/trpc-client";
import { textIn } from "@/server/domain/knowledge/playbook";
import { formatId } from "@/server/domain/present/format";
import classes from "./knowledge.module.css";
import { useTableActions } from "./table-actions";
import { useTellFailure } from "./use-tell-failure";

/** The playbook of a problem: the confirmed one, or the one nearest in meaning to be confirmed. It is no part of the draft. */
export function ProblemPlaybook({ problemId }: { problemId: number }) {
  const t = useTranslations("knowledge.playbook");
  const locale = useLocale();
  const trpc = useTRPC();
  const { knowledgeBaseId, canEdit } = useTableActions();
  const [isChoosing, choosing] = useDisclosure(false);
  const problem = { knowledgeBaseId, problemId };
  const { data } = useQuery(trpc.playbooks.ofProblem.queryOptions(problem));
  const { confirm, takeBack } = useConfirmation(problem);
  if (!data) return null;
  return (
    <span className={classes.playbook}>
      <span className={classes.dim}>{t("label")}</span>
      {data.status === "none" ? <span>{t("none")}</span> : <Link href={`/playbooks/${String(data.playbookId)}`}>{textIn(data.title, locale)}</Link>}
      {data.status === "suggested" ? <span className={classes.dim}>{t("suggested")}</span> : null}
      {canEdit && data.status === "suggested" ? (
        <Button size="xs" variant="subtle" onClick={() => confirm.mutate({ ...problem, playbookId: data.playbookId })}>
          {t("confirm")}
        </Button>
      ) : null}
      {canEdit ? (
        <Button size="xs" variant="subtle" onClick={choosing.open}>
          {t("change")}
        </Button>
      ) : null}
      {canEdit && data.status === "confirmed" ? (
        <Button size="xs" variant="subtle" onClick={() => takeBack.mutate(problem)}>
          {t("remove")}
        </Button>
      ) : null}
      {canEdit && data.status === "none" ? (
        <Button size="xs" variant="subtle" component={Link} href={`/playbooks/new?kb=${String(knowledgeBaseId)}&problem=${String(problemId)}`}>
          {t("write")}
        </Button>
      ) : null}
      {isChoosing ? <ChoosePlaybook title={t("choose")} onClose={choosing.close} onPick={(playbookId) => confirm.mutate({ ...problem, playbookId })} /> : null}
    </span>
  );
}

function useConfirmation(problem: { knowledgeBaseId: number; problemId: number }) {
  const t = useTranslations("knowledge");
  const onError = useTellFailure();
  const trpc = useTRPC();
  const client = useQueryClient();
  const told = (key: "confirmed" | "takenBack") => async (): Promise<void> => {
    notifications.show({ message: t(`playbook.${key}`, { id: formatId("problem", problem.problemId) }) });
    await client.invalidateQueries({ queryKey: trpc.playbooks.pathKey() });
  };
  return {
    confirm: useMutation(trpc.playbooks.confirm.mutationOptions({ onSuccess: told("confirmed"), onError })),
    takeBack: useMutation(trpc.playbooks.unconfirm.mutationOptions({ onSuccess: told("takenBack"), onError })),
  };
}

function ChoosePlaybook({ title, onPick, onClose }: { title: string; onPick: (id: number) => void; onClose: () => void }) {
  const common = useTranslations("common");
  const locale = useLocale();
  const { data } = useQuery(useTRPC().playbooks.list.queryOptions());
  const pick = (value: string | null): void => {
    if (value === null) return;
    onPick(Number(value));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ "aria-label": common("close") }} title={title}>
      <Select
        data-autofocus
        searchable
        aria-label={title}
        limit={100}
        data={(data ?? []).map((playbook) => ({ value: String(playbook.id), label: textIn(playbook.title, locale) }))}
        onChange={pick}
      />
    </Modal>
  );
}
