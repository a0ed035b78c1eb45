"use client";

import { Button, Skeleton } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { LoadError } from "@/app/_components/load-error";
import { SearchInput } from "@/app/_components/search-input";
import { useTRPC } from "@/app/_lib/trpc-client";
import { formatOrdinal, formatPlace } from "@/server/domain/present/format";
import { useRun } from "../_view/run-context";
import { highlightLine } from "./highlight-line";
import classes from "./lines-view.module.css";

const STEP = 5;
const MOST_EACH_WAY = 490;

interface LinesViewProps {
  /** Absent where what is around it says it. */
  title?: string;
  fileNumber: number;
  line: number;
}

/** A raw line among its neighbours, five each way and more on demand, with a search in what is shown. */
export function LinesView({ title, fileNumber, line }: LinesViewProps) {
  const words = useTranslations("incident.rootCause");
  const trpc = useTRPC();
  const { runId, format } = useRun();
  const [around, setAround] = useState(STEP);
  const [sought, setSought] = useState("");
  const linesAround = (each: number) => trpc.run.lines.queryOptions({ runId, fileNumber, from: Math.max(1, line - each), to: line + each }, { staleTime: Infinity });
  const query = useQuery({
    ...linesAround(around),
    // The lines that are there stay while more of them are read. Another hit has a view of its own.
    placeholderData: around > STEP ? keepPreviousData : undefined,
  });
  // And where more of them could not be read.
  const before = useQuery({ ...linesAround(around - STEP), enabled: query.isError && around > STEP });
  const read = query.data ?? before.data;
  const lines = read?.lines ?? [];
  const found = sought === "" ? lines : lines.filter(({ text }) => text.toLowerCase().includes(sought.toLowerCase()));
  const isAll = read !== undefined && line - around <= 1 && line + around >= read.totalLines;
  const place = read === undefined ? words("line", { line: formatOrdinal(line) }) : formatPlace(read.file, line);
  return (
    <section className={classes.section}>
      <header className={classes.head}>
        {title === undefined ? null : <h3>{title}</h3>}
        <span className={classes.place}>{place}</span>
        {sought === "" ? null : <span className={classes.hits}>{words("hits", { n: format.number(found.length), count: found.length })}</span>}
        <SearchInput className={classes.search} size="xs" label={words("search")} text={sought} onType={setSought} />
        <Button variant="default" size="xs" disabled={isAll || around >= MOST_EACH_WAY || query.isError} loading={query.isFetching && around > STEP} onClick={() => setAround((now) => now + STEP)}>
          {words("more")}
        </Button>
      </header>
      {query.isError ? <LoadError error={query.error} onRetry={() => void query.refetch()} /> : null}
      {read !== undefined ? (
        <Lines lines={found} hit={line} sought={sought} label={words("lines", { place })} />
      ) : query.isError ? null : (
        <Skeleton height={(2 * STEP + 1) * 20 + 2} radius="sm" aria-label={words("loading")} />
      )}
    </section>
  );
}

interface LinesProps {
  lines: readonly { number: number; text: string; cut: boolean }[];
  hit: number;
  sought: string;
  label: string;
}

function Lines({ lines, hit, sought, label }: LinesProps) {
  const words = useTranslations("incident.rootCause");
  const box = useRef<HTMLDivElement>(null);
  const first = lines[0]?.number;
  useEffect(() => {
    // More lines above must not push the hit out of sight.
    const row = box.current?.querySelector<HTMLElement>("[data-hit]");
    if (row && box.current) box.current.scrollTop = row.offsetTop - box.current.clientHeight / 2 + row.clientHeight / 2;
  }, [first]);
  return (
    <div ref={box} className={classes.lines} data-scrolls role="group" aria-label={label} tabIndex={0}>
      {lines.map(({ number, text, cut }) => (
        <div key={number} className={classes.line} data-hit={number === hit || undefined}>
          <span className={classes.number}>{formatOrdinal(number)}</span>
          <code className={classes.text}>
            {highlightLine(text, sought).map((part, at) =>
              part.kind === "plain" ? (
                part.text
              ) : (
                <span key={at} data-kind={part.kind}>
                  {part.text}
                </span>
              ),
            )}
            {cut ? <span title={words("cut")}> …</span> : null}
          </code>
        </div>
      ))}
    </div>
  );
}
