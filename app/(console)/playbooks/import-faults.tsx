"use client";

import { ScrollArea } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import type { PlaybookFault } from "@/server/domain/knowledge/playbook-file";
import { playbookFaultWords, type PlaybookFaultWords } from "@/server/domain/present/playbook-fault";
import classes from "./playbooks.module.css";

/** Why a file was not taken: a sentence for each playbook that cannot be read, with its place. */
export function ImportFaults({ faults }: { faults: readonly PlaybookFault[] }) {
  const t = useTranslations("playbooks");
  const locale = useLocale();
  // Which words a code needs is known to the file's reader alone: they are given as they come.
  const words = useTranslations("playbooks.fault") as unknown as PlaybookFaultWords;
  const isWhole = faults.length === 1 && faults[0]?.place === 0;
  // The last of a long list stands for all that are not told.
  const count = faults.reduce((sum, { code, params }) => sum + (code === "more" ? Number(params.found) : 1), 0);
  return (
    <div role="alert">
      <p className={classes.warn}>{isWhole ? t("files.refusedWhole") : t("files.refused", { count })}</p>
      <ScrollArea.Autosize mah={240} type="auto" viewportProps={{ tabIndex: 0, role: "group", "aria-label": t("files.title") }}>
        <ul className={classes.faults}>
          {faults.map((fault, index) => {
            const told = playbookFaultWords(fault, words, locale);
            return (
              <li key={index}>
                <span className={classes.faultPlace}>{told.place}</span>
                <span>{told.fault}</span>
              </li>
            );
          })}
        </ul>
      </ScrollArea.Autosize>
    </div>
  );
}
