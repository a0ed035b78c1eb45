"use client";

import { ActionIcon, Button, Select } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { useCan } from "@/app/_components/person";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useBaseName } from "@/app/_lib/use-base-name";
import { useKeptFocus } from "@/app/_lib/use-kept-focus";
import { formatId } from "@/server/domain/present/format";
import type { PlaybookRow } from "@/server/api/playbooks";
import classes from "../playbooks.module.css";
import { useTellFailure } from "../use-save-playbook";

/** The problems a playbook is confirmed for. */
export function ConfirmedProblems({ playbook }: { playbook: PlaybookRow }) {
  const t = useTranslations("playbooks.problems");
  const baseName = useBaseName();
  const canEdit = useCan("analyst");
  const trpc = useTRPC();
  const client = useQueryClient();
  const onError = useTellFailure();
  const section = useKeptFocus();
  const [isAdding, adding] = useDisclosure(false);
  const tell = (message: string): Promise<void> => {
    notifications.show({ message });
    return client.invalidateQueries({ queryKey: trpc.playbooks.pathKey() });
  };
  const confirm = useMutation(trpc.playbooks.confirm.mutationOptions({ onError, onSuccess: (_, { problemId }) => tell(t("confirmed", { id: formatId("problem", problemId) })) }));
  const takeBack = useMutation(trpc.playbooks.unconfirm.mutationOptions({ onError, onSuccess: (_, { problemId }) => tell(t("takenBack", { id: formatId("problem", problemId) })) }));
  return (
    <section ref={section} className={classes.panel} aria-label={t("title")}>
      <h2 className={classes.panelTitle}>{t("title")}</h2>
      {playbook.confirmedFor.length === 0 ? <p className={classes.dim}>{t("none")}</p> : null}
      <ul className={classes.list}>
        {playbook.confirmedFor.map(({ knowledgeBaseId, knowledgeBase, problemId, text }) => {
          const id = formatId("problem", problemId);
          return (
            <li key={`${String(knowledgeBaseId)}-${String(problemId)}`} className={classes.confirmed}>
              <span>
                <Link href={`/knowledge-base?kb=${String(knowledgeBaseId)}&q=${id}&open=${String(problemId)}`}>
                  <span className="mono">{id}</span> {text ?? t("gone")}
                </Link>
                <br />
                <span className={classes.dim}>{baseName(knowledgeBase)}</span>
              </span>
              {canEdit ? (
                <ActionIcon aria-label={t("takeBack", { id })} onClick={() => takeBack.mutate({ knowledgeBaseId, problemId })}>
                  <IconX size={16} stroke={1.75} aria-hidden />
                </ActionIcon>
              ) : null}
            </li>
          );
        })}
      </ul>
      {canEdit && !isAdding ? (
        <Button size="xs" variant="default" leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />} onClick={adding.open}>
          {t("add")}
        </Button>
      ) : null}
      {isAdding ? (
        <AddProblem
          onClose={adding.close}
          onPick={(problem) => {
            confirm.mutate({ ...problem, playbookId: playbook.id });
            adding.close();
          }}
        />
      ) : null}
    </section>
  );
}

/** Offered at once; the rest are a matter of typing. */
const SHOWN = 50;

function AddProblem({ onPick, onClose }: { onPick: (problem: { knowledgeBaseId: number; problemId: number }) => void; onClose: () => void }) {
  const t = useTranslations("playbooks.problems");
  const baseName = useBaseName();
  const common = useTranslations("common");
  const trpc = useTRPC();
  const bases = useQuery(trpc.knowledge.list.queryOptions());
  const [chosen, setChosen] = useState<string | null>(null);
  const base = bases.data?.find(({ id }) => String(id) === chosen) ?? bases.data?.[0];
  const content = useQuery({ ...trpc.knowledge.content.queryOptions({ revisionId: base?.head.revisionId ?? 0 }), enabled: base !== undefined, staleTime: Infinity });
  const problems = content.data?.problems ?? [];
  return (
    <div className={classes.addProblem}>
      <Select label={t("knowledgeBase")} value={base ? String(base.id) : null} onChange={setChosen} data={(bases.data ?? []).map(({ id, name }) => ({ value: String(id), label: baseName(name) }))} allowDeselect={false} />
      <Select
        key={base?.id}
        label={t("problem")}
        searchable
        limit={SHOWN}
        nothingFoundMessage={t("nothing")}
        data={problems.map(({ id, text }) => ({ value: String(id), label: `${formatId("problem", id)} ${text}` }))}
        onChange={(value) => value !== null && base && onPick({ knowledgeBaseId: base.id, problemId: Number(value) })}
      />
      <Button size="xs" variant="default" onClick={onClose}>
        {common("cancel")}
      </Button>
    </div>
  );
}
