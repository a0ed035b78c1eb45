"use client";

import { Button, Popover, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListState } from "@/app/_components/list-state";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { MatchCard } from "@/server/api/run";
import { EntryId } from "../_tabs/entry-id";
import { useRun } from "../_view/run-context";
import classes from "./match-card.module.css";

const SHOWN = 8;

/** Chooses what a text is instead, among the entries of the run's knowledge base. */
export function AnotherEntry({ card, disabled, onChoose }: { card: MatchCard; disabled: boolean; onChoose(id: number): void }) {
  const words = useTranslations("incident.match");
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} width={360} position="top-start" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" disabled={disabled} onClick={() => setOpen((open) => !open)}>
          {words("another")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words("anotherTitle")}>
        <EntrySearch
          card={card}
          onChoose={(id) => {
            setOpen(false);
            onChoose(id);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function EntrySearch({ card, onChoose }: { card: MatchCard; onChoose(id: number): void }) {
  const words = useTranslations("incident.match");
  const trpc = useTRPC();
  const { runId } = useRun();
  const [text, setText] = useState("");
  const [sought] = useDebouncedValue(text, 200);
  const query = useQuery({ ...trpc.run.entries.queryOptions({ runId, kind: card.kind, text: sought, limit: SHOWN + 1 }), placeholderData: keepPreviousData });
  return (
    <>
      <TextInput data-autofocus data-mantine-stop-propagation="true" label={words("anotherTitle")} placeholder={words("anotherSearch")} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <ListState query={query} isWaiting={sought !== text}>
        {(known) => {
          const entries = known.filter(({ id }) => id !== card.targetId).slice(0, SHOWN);
          return (
            <ul className={classes.entries}>
              {entries.map(({ id, text: entry }) => (
                <li key={id}>
                  <button type="button" data-mantine-stop-propagation="true" onClick={() => onChoose(id)}>
                    <EntryId kind={card.kind} id={id} />
                    {entry}
                  </button>
                </li>
              ))}
              {entries.length === 0 ? <li className={classes.minor}>{words("anotherNone")}</li> : null}
            </ul>
          );
        }}
      </ListState>
    </>
  );
}
