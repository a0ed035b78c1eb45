import { UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { firstDirection, type KnowledgeSort } from "./knowledge-address";
import classes from "./knowledge.module.css";
import { useKnowledgeAddress } from "./use-knowledge-address";

const COLUMNS: readonly { sort: KnowledgeSort; className: string | undefined }[] = [
  { sort: "id", className: classes.id },
  { sort: "text", className: classes.textCell },
  { sort: "links", className: classes.links },
  { sort: "findings", className: classes.figure },
  { sort: "lastSeen", className: classes.figure },
];

/** The head: each column sorts the problems. */
export function TableHead() {
  const t = useTranslations("knowledge.table");
  const [{ sort: sorted, direction }, changeAddress] = useKnowledgeAddress();
  const sortBy = (sort: KnowledgeSort): void => {
    const turned = direction === "asc" ? "desc" : "asc";
    changeAddress({ sort, direction: sort === sorted ? turned : firstDirection(sort) });
  };
  const Arrow = direction === "asc" ? IconArrowUp : IconArrowDown;
  return (
    <div role="row" aria-rowindex={1} className={`${classes.row} ${classes.head}`}>
      <span role="columnheader" className={classes.chevron}>
        <VisuallyHidden>{t("anomaliesColumn")}</VisuallyHidden>
      </span>
      {COLUMNS.map(({ sort, className }) => (
        <span key={sort} role="columnheader" className={className} aria-sort={sort === sorted ? (direction === "asc" ? "ascending" : "descending") : "none"}>
          <UnstyledButton className={classes.sort} data-sorted={sort === sorted || undefined} onClick={() => sortBy(sort)} aria-label={t("sortBy", { column: t(sort) })}>
            {sort === sorted ? <Arrow size={14} stroke={1.75} aria-hidden /> : null}
            {t(sort)}
          </UnstyledButton>
        </span>
      ))}
      <span role="columnheader" className={classes.actionsCell}>
        <VisuallyHidden>{t("actionsColumn")}</VisuallyHidden>
      </span>
    </div>
  );
}
