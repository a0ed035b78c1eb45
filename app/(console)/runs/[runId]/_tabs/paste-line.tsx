"use client";

import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { IconClipboardText } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFailureText } from "@/app/_lib/use-failure-text";
import type { ExplainedLine } from "@/server/api/run";
import { DASH } from "@/server/domain/present/format";
import { useRun } from "../_view/run-context";
import { useRunAddress } from "../_view/use-run-address";
import { ExplainedMatch } from "./explained-match";
import classes from "./paste-line.module.css";

const MAX_LENGTH = 20_000;
/** As much of a template as the list can be searched by. */
const SEARCHED = 200;

/** Asks what a line would be in this run: its template, what it matches, and why. */
export function PasteLine() {
  const words = useTranslations("run.paste");
  const common = useTranslations("common");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconClipboardText size={16} stroke={1.75} aria-hidden />} onClick={() => setOpen(true)}>
        {words("button")}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} closeButtonProps={{ "aria-label": common("close") }} title={words("title")} size={860}>
        <PasteForm onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function PasteForm({ onClose }: { onClose(): void }) {
  const words = useTranslations("run.paste");
  const trpc = useTRPC();
  const failureText = useFailureText();
  const { runId } = useRun();
  const [line, setLine] = useState("");
  const explain = useMutation(trpc.run.explain.mutationOptions());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (line.trim() !== "") explain.mutate({ runId, line });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Textarea data-autofocus label={words("line")} placeholder={words("placeholder")} classNames={{ input: classes.line }} autosize minRows={2} maxRows={6} maxLength={MAX_LENGTH} value={line} onChange={(event) => setLine(event.currentTarget.value)} />
        <Group justify="flex-end">
          <Button type="submit" disabled={line.trim() === ""} loading={explain.isPending}>
            {words("explain")}
          </Button>
        </Group>
        <div aria-live="polite">
          {explain.isError ? <Text c="var(--error-text)">{failureText.ofError(explain.error)}</Text> : null}
          {explain.data === undefined || explain.isPending ? null : <Explained line={explain.data} onClose={onClose} />}
        </div>
      </Stack>
    </form>
  );
}

function Explained({ line: { record, template, isMatched, matches }, onClose }: { line: ExplainedLine; onClose(): void }) {
  const words = useTranslations("run.paste");
  const { format } = useRun();
  const { change } = useRunAddress();
  const showInList = (): void => {
    change({ text: template.text.slice(0, SEARCHED), page: 1, tab: "patterns" }, "push");
    onClose();
  };
  return (
    <Stack>
      <dl className={classes.facts}>
        <dt>{words("severity")}</dt>
        <dd>{record.severity ?? DASH}</dd>
        <dt>{words("message")}</dt>
        <dd className={classes.text}>{record.message}</dd>
        <dt>{words("template")}</dt>
        <dd>
          <span className={classes.text}>{template.text}</span>
          <br />
          {template.number === null ? (
            <span className={classes.minor}>{words("newTemplate")}</span>
          ) : (
            <button type="button" className={classes.link} onClick={showInList}>
              {words("records", { n: format.number(template.records), count: template.records })}
            </button>
          )}
        </dd>
      </dl>
      {record.isRecognised ? null : <Text c="var(--text-2)">{words("noFormat")}</Text>}
      {isMatched ? null : <Text c="var(--text-2)">{words("notMatched")}</Text>}
      {matches.map((match, at) => (
        <ExplainedMatch key={at} match={match} message={record.message} />
      ))}
    </Stack>
  );
}
