"use client";

import { Button, Modal, Select } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { ListState } from "@/app/_components/list-state";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useKeptFocus } from "@/app/_lib/use-kept-focus";
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
  const place = useKeptFocus();
  const [isChoosing, choosing] = useDisclosure(false);
  const problem = { knowledgeBaseId, problemId };
  const { data } = useQuery(trpc.playbooks.ofProblem.queryOptions(problem));
  const { confirm, takeBack } = useConfirmation(problem);
  if (!data) return null;
  return (
    <span ref={place} className={classes.playbook}>
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
      <ChoosePlaybook isOpen={isChoosing} onClose={choosing.close} onPick={(playbookId) => confirm.mutate({ ...problem, playbookId })} />
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

interface ChoosePlaybookProps {
  isOpen: boolean;
  onPick: (id: number) => void;
  onClose: () => void;
}

/** Stays in the page while it is closed: only so the focus goes back to the button that opened it. */
function ChoosePlaybook({ isOpen, onPick, onClose }: ChoosePlaybookProps) {
  const t = useTranslations("knowledge.playbook");
  const common = useTranslations("common");
  const pick = (id: number): void => {
    onPick(id);
    onClose();
  };
  return (
    <Modal opened={isOpen} onClose={onClose} closeButtonProps={{ "aria-label": common("close") }} title={t("choose")}>
      <Choices label={t("choose")} onPick={pick} />
    </Modal>
  );
}

function Choices({ label, onPick }: { label: string; onPick: (id: number) => void }) {
  const locale = useLocale();
  const playbooks = useQuery(useTRPC().playbooks.list.queryOptions());
  return (
    <ListState query={playbooks}>
      {(all) => (
        <Select
          data-autofocus
          // Where the dialog opened before the list had come.
          autoFocus
          searchable
          aria-label={label}
          limit={100}
          data={all.map(({ id, title }) => ({ value: String(id), label: textIn(title, locale) }))}
          onChange={(value) => value !== null && onPick(Number(value))}
        />
      )}
    </ListState>
  );
}
