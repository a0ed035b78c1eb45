"use client";

import { Button, Group, MultiSelect, Skeleton, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { findSameText } from "@/app/(console)/knowledge-base/plan-edits";
import { useKnowledge } from "@/app/(console)/knowledge-base/use-knowledge";
import { Dialog } from "@/app/_components/dialog";
import { LoadError } from "@/app/_components/load-error";
import { Segments } from "@/app/_components/segments";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFailureText } from "@/app/_lib/use-failure-text";
import { useBaseName } from "@/app/_lib/use-base-name";
import type { Knowledge } from "@/server/domain/knowledge/knowledge";
import { formatId } from "@/server/domain/present/format";
import { useRun } from "../_view/run-context";

const MAX_TEXT_LENGTH = 4_000;
/** Choices shown at once; the rest are a matter of typing. */
const SHOWN = 50;
const KINDS = ["problem", "anomaly"] as const;

/** A template that is to become an entry. */
export interface EntryProposal {
  /** The text that is to become an entry. */
  template: string;
  /** What it most likely is. */
  kind: "problem" | "anomaly";
  /** The problems it most likely belongs to, as an anomaly. */
  problemIds?: readonly number[];
}

/** Writes a template into the person's draft of the run's knowledge base, as a problem or as an anomaly of some. */
export function AddEntryDialog({ onClose, ...entry }: EntryProposal & { onClose(): void }) {
  const words = useTranslations("run.addEntry");
  const baseName = useBaseName();
  const trpc = useTRPC();
  const { runId } = useRun();
  const { data: page } = useQuery(trpc.run.page.queryOptions({ runId }));
  const head = page?.head;
  return (
    <Dialog onClose={onClose} title={words("title", { name: baseName(head?.knowledgeBase ?? "") })} size="lg">
      {head === undefined || head.knowledgeBaseId === null ? <Text>{words("noBase")}</Text> : <DraftEntry knowledgeBaseId={head.knowledgeBaseId} {...entry} onClose={onClose} />}
    </Dialog>
  );
}

type DraftEntryProps = EntryProposal & { knowledgeBaseId: number; onClose(): void };

function DraftEntry(props: DraftEntryProps) {
  const state = useKnowledge(props.knowledgeBaseId);
  if (state.kind === "error") return <LoadError error={state.error} onRetry={state.retry} />;
  if (state.kind === "loading") return <Skeleton height={220} radius="sm" />;
  return <EntryForm {...props} current={state.knowledge.current} />;
}

function EntryForm({ knowledgeBaseId, template, kind: likely, problemIds: suspected = [], current, onClose }: DraftEntryProps & { current: Knowledge }) {
  const words = useTranslations("run.addEntry");
  const common = useTranslations("common");
  const [kind, setKind] = useState(likely);
  const [text, setText] = useState(template);
  const known = new Set(current.problems.map(({ id }) => id));
  const [problemIds, setProblemIds] = useState(suspected.filter((id) => known.has(id)).map(String));
  const { add, isBusy } = useAddEntry(knowledgeBaseId, onClose);
  const same = findSameText(current, kind, { id: 0, text });
  const isReady = text.trim() !== "" && (kind === "problem" || problemIds.length > 0);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) add({ kind, text: text.trim(), problemIds: problemIds.map(Number) });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Segments label={words("kind")} choices={KINDS.map((value) => ({ value, label: words(`kinds.${value}`) }))} value={kind} onChange={setKind} />
        <Textarea data-autofocus label={words("text")} description={words("textHint")} autosize minRows={2} maxLength={MAX_TEXT_LENGTH} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        {same === undefined ? null : (
          <Text c="var(--warning-text)" role="status">
            {words("same", { id: formatId(kind, same) })}
          </Text>
        )}
        {kind === "problem" ? null : (
          <MultiSelect
            label={words("problems")}
            placeholder={problemIds.length === 0 ? words("problemsSearch") : ""}
            searchable
            limit={SHOWN}
            maxDropdownHeight={240}
            nothingFoundMessage={words("problemsNone")}
            data={current.problems.map(({ id, text: problem }) => ({ value: String(id), label: `${formatId("problem", id)} ${problem}` }))}
            value={problemIds}
            onChange={setProblemIds}
          />
        )}
        <Text c="var(--text-3)" size="xs">
          {words("later")}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button type="submit" disabled={!isReady} loading={isBusy}>
            {words("confirm")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface NewEntry {
  kind: "problem" | "anomaly";
  text: string;
  problemIds: number[];
}

/** Sends the entry to the draft, and says where it can be seen. */
function useAddEntry(knowledgeBaseId: number, onDone: () => void): { add(entry: NewEntry): void; isBusy: boolean } {
  const words = useTranslations("run.addEntry");
  const trpc = useTRPC();
  const client = useQueryClient();
  const failureText = useFailureText();
  const onError = (error: unknown): void => {
    notifications.show({ color: "red", message: failureText.ofError(error), role: "alert" });
  };
  const onAdded = (kind: NewEntry["kind"], id: number, problemId: number): void => {
    void client.invalidateQueries({ queryKey: trpc.knowledge.draft.queryKey({ knowledgeBaseId }) });
    const href = `/knowledge-base?kb=${String(knowledgeBaseId)}&filter=changed&open=${String(problemId)}`;
    notifications.show({
      autoClose: 12_000,
      message: words.rich("done", { id: formatId(kind, id), a: (chunks) => <Link href={href}>{chunks}</Link> }),
    });
    onDone();
  };
  const addProblem = useMutation(trpc.knowledge.addProblem.mutationOptions({ onError, onSuccess: ({ id }) => onAdded("problem", id, id) }));
  const addAnomaly = useMutation(trpc.knowledge.addAnomaly.mutationOptions({ onError, onSuccess: ({ id }, { problemIds }) => onAdded("anomaly", id, problemIds[0] ?? 0) }));
  return {
    isBusy: addProblem.isPending || addAnomaly.isPending,
    add: ({ kind, text, problemIds }) => (kind === "problem" ? addProblem.mutate({ knowledgeBaseId, text }) : addAnomaly.mutate({ knowledgeBaseId, problemIds, text })),
  };
}
