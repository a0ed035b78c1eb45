"use client";

import { Alert } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { ColumnHeads } from "@/app/_components/column-heads";
import { useFailureText } from "@/app/_lib/use-failure-text";
import { useFormat } from "@/app/_lib/use-format";
import type { FeedCheck } from "@/server/api/sources";
import type { PlaceCheck } from "./use-place-check";
import classes from "./form.module.css";

const COLUMNS = ["checkFile", "checkSize", "checkChanged"] as const;

/** Of the files that were found, this many are shown. */
const SHOWN_FILES = 8;

/** What a visit would find, or why it would find nothing; empty before anybody asks and after the place was changed. */
export function CheckResult({ check, hasPatterns }: { check: PlaceCheck; hasPatterns: boolean }) {
  const words = useTranslations("sources.form");
  const failureText = useFailureText();
  const { state } = check;
  return (
    <section className={classes.check} aria-label={words("checkTitle")} aria-live="polite">
      {state.kind === "failed" ? <CheckRefused text={failureText.ofError(state.error)} /> : null}
      {state.kind === "answered" && state.outcome.kind === "refused" ? <CheckRefused text={failureText.ofReason(state.outcome.reason)} /> : null}
      {state.kind === "answered" && state.outcome.kind === "ok" ? <Found found={state.outcome} hasPatterns={hasPatterns} /> : null}
    </section>
  );
}

function CheckRefused({ text }: { text: string }) {
  return (
    <Alert color="red" variant="light" role="alert">
      {text}
    </Alert>
  );
}

function Found({ found, hasPatterns }: { found: Extract<FeedCheck, { kind: "ok" }>; hasPatterns: boolean }) {
  const words = useTranslations("sources.form");
  const format = useFormat();
  const files = found.files.slice(0, SHOWN_FILES);
  return (
    <>
      <p className={classes.checkHead}>
        <IconCheck size={16} stroke={1.75} aria-hidden />
        {found.total === 0 && hasPatterns ? words("checkNone") : words("checkFound", { total: found.total, size: format.bytes(found.bytes) })}
      </p>
      {files.length === 0 ? null : (
        <table className={classes.files}>
          <ColumnHeads columns={COLUMNS} word={(column) => words(column)} />
          <tbody>
            {files.map((file) => (
              <tr key={file.key}>
                <td data-main className={classes.mono}>
                  {file.key}
                </td>
                <td data-column="checkSize">{format.bytes(file.bytes)}</td>
                <td data-column="checkChanged">{format.instant(file.modifiedAt?.getTime())}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found.total > files.length ? <p className={classes.note}>{words("checkMore", { count: found.total - files.length })}</p> : null}
    </>
  );
}
