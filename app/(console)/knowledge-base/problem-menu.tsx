"use client";

import { Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowBackUp, IconArrowMerge, IconPencil, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { formatId } from "@/server/domain/present/format";
import type { ProblemView } from "./join-view";
import { MergeWithAnother } from "./merge-with-another";
import { planProblemRemoval, planProblemReturn } from "./plan-edits";
import { RowMenu, type RowMenuState } from "./row-menu";
import { useTableActions } from "./table-actions";

/** What can be done with a problem. */
export function ProblemMenu({ problem, isOpen, onChange, backToRow }: { problem: ProblemView } & RowMenuState) {
  const t = useTranslations("knowledge");
  const { knowledge, edits, setEditing } = useTableActions();
  const [isMerging, merging] = useDisclosure(false);
  const closing = (close: () => void) => () => {
    close();
    backToRow();
  };
  const id = formatId("problem", problem.id);
  const remove = (): void => {
    const changes = planProblemRemoval(knowledge.current, problem.id);
    const count = changes.length - 1;
    edits.apply(changes, count === 0 ? t("done.removed", { id }) : t("done.removedWith", { id, count }));
  };
  const bringBack = (): void => edits.apply(planProblemReturn(knowledge.base, knowledge.current, problem.id), t("done.edited", { id }));
  const revert = (): void => edits.apply([{ kind: "problem", problemId: problem.id, text: problem.before }], t("done.edited", { id }));
  return (
    <>
      <RowMenu id={id} isOpen={isOpen} onChange={onChange}>
        {problem.state === "removed" ? (
          <Menu.Item leftSection={<IconArrowBackUp size={16} stroke={1.75} aria-hidden />} onClick={bringBack}>
            {t("row.undo")}
          </Menu.Item>
        ) : (
          <>
            <Menu.Item leftSection={<IconPencil size={16} stroke={1.75} aria-hidden />} onClick={() => setEditing({ kind: "problem", id: problem.id })}>
              {t("row.edit")}
            </Menu.Item>
            {problem.state === "changed" ? (
              <Menu.Item leftSection={<IconArrowBackUp size={16} stroke={1.75} aria-hidden />} onClick={revert}>
                {t("row.undo")}
              </Menu.Item>
            ) : null}
            <Menu.Item leftSection={<IconArrowMerge size={16} stroke={1.75} aria-hidden />} onClick={merging.open}>
              {t("row.merge")}
            </Menu.Item>
            <Menu.Item color="red" leftSection={<IconTrash size={16} stroke={1.75} aria-hidden />} onClick={remove}>
              {t("row.removeProblem")}
            </Menu.Item>
          </>
        )}
      </RowMenu>
      {isMerging ? <MergeWithAnother kind="problem" id={problem.id} onClose={closing(merging.close)} /> : null}
    </>
  );
}
