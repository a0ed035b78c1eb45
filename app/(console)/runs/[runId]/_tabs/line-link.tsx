"use client";

import { formatOrdinal, formatPlace } from "@/server/domain/present/format";
import type { LogLinePlace } from "@/server/domain/present/run-picture";
import { useRunAddress } from "../_view/use-run-address";
import classes from "./list-table.module.css";

/** Where a line stands; pressing it shows the line among its neighbours. */
export function LineLink({ place: { fileNumber, file, line } }: { place: LogLinePlace }) {
  const { change } = useRunAddress();
  const text = formatPlace(file, line);
  return (
    <button type="button" className={classes.place} title={text} onClick={() => change({ line: { fileNumber, line } }, "push")}>
      <span className={classes.file}>{file}</span>:{formatOrdinal(line)}
    </button>
  );
}
