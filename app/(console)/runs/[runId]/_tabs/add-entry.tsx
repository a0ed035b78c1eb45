"use client";

import { ActionIcon } from "@mantine/core";
import { IconBookUpload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "@/app/_components/person";
import { AddEntryDialog, type EntryProposal } from "./add-entry-dialog";
import classes from "./list-table.module.css";

/** Head of the column below; nothing where the role does not allow to edit a knowledge base. */
export function AddEntryHead() {
  const words = useTranslations("run.addEntry");
  if (!useCan("analyst")) return null;
  return (
    <th className={classes.action}>
      <span className={classes.hidden}>{words("label")}</span>
    </th>
  );
}

/** Turns the template of a row into an entry of the run's knowledge base. */
export function AddEntryCell(props: EntryProposal) {
  const words = useTranslations("run.addEntry");
  const [isOpen, setOpen] = useState(false);
  if (!useCan("analyst")) return null;
  return (
    <td data-corner className={classes.action}>
      <ActionIcon aria-label={words("of", { template: props.template })} title={words("label")} onClick={() => setOpen(true)}>
        <IconBookUpload size={16} stroke={1.75} aria-hidden />
      </ActionIcon>
      {isOpen ? <AddEntryDialog {...props} onClose={() => setOpen(false)} /> : null}
    </td>
  );
}
