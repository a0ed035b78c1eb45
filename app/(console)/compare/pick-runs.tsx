"use client";

import { Button, Checkbox, Group } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/app/_components/dialog";
import { ListState } from "@/app/_components/list-state";
import { SearchField } from "@/app/_components/search-field";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFormat } from "@/app/_lib/use-format";
import { MAX_RUNS } from "./compare-address";
import classes from "./compare.module.css";

const SHOWN = 50;

interface PickRunsProps {
  /** Those that are compared already; they keep their places. */
  chosen: readonly number[];
  onChoose(runIds: number[]): void;
  onClose(): void;
}

/** Chooses the runs to compare among the completed ones; the first that is chosen is the baseline. */
export function PickRuns({ chosen, onChoose, onClose }: PickRunsProps) {
  const words = useTranslations("compare.pick");
  const [ids, setIds] = useState<readonly number[]>(chosen);
  const [text, setText] = useState("");
  const toggle = (id: number): void => setIds(ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]);
  return (
    <Dialog onClose={onClose} title={words("title")} size="lg">
      <SearchField isFirst label={words("search")} text={text} onChange={setText} />
      <RunChoices text={text} ids={ids} onToggle={toggle} />
      <Group justify="space-between">
        <span className={classes.minor}>{words("chosen", { count: ids.length, most: MAX_RUNS })}</span>
        <Button disabled={ids.length < 2 || ids.length > MAX_RUNS} onClick={() => onChoose([...ids])}>
          {words("compare")}
        </Button>
      </Group>
    </Dialog>
  );
}

function RunChoices({ text, ids, onToggle }: { text: string; ids: readonly number[]; onToggle(id: number): void }) {
  const words = useTranslations("compare.pick");
  const trpc = useTRPC();
  const format = useFormat();
  const query = useQuery({
    ...trpc.runs.list.queryOptions({ ...(text === "" ? {} : { text }), statuses: ["completed"], sort: "created", direction: "desc", offset: 0, limit: SHOWN }),
    placeholderData: keepPreviousData,
  });
  return (
    <ListState query={query}>
      {({ rows, total }) => (
        <>
          <ul className={classes.choices}>
            {rows.map((run) => {
              const at = ids.indexOf(run.id);
              return (
                <li key={run.id}>
                  <Checkbox
                    checked={at >= 0}
                    disabled={at < 0 && ids.length >= MAX_RUNS}
                    onChange={() => onToggle(run.id)}
                    label={
                      <>
                        <span className={classes.choiceName}>{run.name}</span>
                        <span className={classes.minor}>{words("facts", { when: format.instant(run.createdAt.getTime()), lines: format.number(run.lines), count: run.lines, incidents: run.incidentCount })}</span>
                      </>
                    }
                  />
                  {at === 0 ? <span className={classes.baseline}>{words("baseline")}</span> : null}
                </li>
              );
            })}
          </ul>
          {rows.length === 0 ? <p className={classes.none}>{words("none")}</p> : null}
          {total > rows.length ? <p className={classes.minor}>{words("more", { count: total - rows.length })}</p> : null}
        </>
      )}
    </ListState>
  );
}
