"use client";

import { useTranslations } from "next-intl";
import { FilterMenu } from "@/app/_components/filter-menu";
import { Notice } from "@/app/_components/notice";
import { SearchField } from "@/app/_components/search-field";
import type { RunHead } from "@/server/api/run";
import { TEMPLATE_SORTS } from "@/server/domain/present/template-sort";
import { useRun } from "../_view/run-context";
import { STRONG } from "../_view/run-words";
import { useRunAddress } from "../_view/use-run-address";
import { ListPages } from "./list-pages";
import { ListState } from "@/app/_components/list-state";
import classes from "./list-table.module.css";
import { PasteLine } from "./paste-line";
import { TemplateTable } from "./template-table";
import { useTemplates } from "./use-templates";

/** The templates of the run with their counts; together they count every record. */
export function PatternsTab({ head }: { head: RunHead }) {
  const words = useTranslations("run.patterns");
  const { runId, format } = useRun();
  const { address } = useRunAddress();
  const query = useTemplates(runId, { page: address.page, text: address.text, sort: address.templates });
  return (
    <>
      <PatternTools />
      <ListState query={query}>
        {({ rows, total, records: sum }) =>
          rows.length === 0 ? (
            <Notice title={words("none.title")} text={words("none.text")} />
          ) : (
            <>
              <TemplateTable rows={rows} records={head.records} />
              <ListPages total={total} note={address.text === "" ? <LineSum head={head} templates={total} records={sum} /> : words("sum", { templates: format.number(total), count: total, records: format.number(sum) })} />
            </>
          )
        }
      </ListState>
    </>
  );
}

/** That nothing is missing: the records of all templates, and what else the lines of the run are. */
function LineSum({ head, templates, records }: { head: RunHead; templates: number; records: number }) {
  const words = useTranslations("run.patterns");
  const { format } = useRun();
  const { continuations, blankLines, structuralLines, unreadLines, lines } = head;
  const n = { templates, records, continuations, blank: blankLines, structural: structuralLines, unread: unreadLines, lines };
  const texts = Object.fromEntries(Object.entries(n).map(([name, value]) => [name, format.number(value)]));
  return words.rich("sumOfLines", { ...STRONG, ...texts, count: templates });
}

function PatternTools() {
  const words = useTranslations("run.patterns");
  const { address, change } = useRunAddress();
  return (
    <div className={classes.tools}>
      <SearchField className={classes.grow} label={words("search")} text={address.text} onChange={(text) => change({ text, page: 1 })} />
      <FilterMenu label={words("sort")} choices={TEMPLATE_SORTS.map((value) => ({ value, label: words(`sorts.${value}`) }))} value={address.templates} onChange={(templates) => change({ templates, page: 1 })} />
      <PasteLine />
    </div>
  );
}
