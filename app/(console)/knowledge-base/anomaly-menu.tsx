"use client";

import { Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowBackUp, IconArrowMerge, IconLink, IconPencil, IconTrash, IconUnlink } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { formatId } from "@/server/domain/present/format";
import type { Change } from "@/server/domain/knowledge/change";
import type { AnomalyView, ProblemView } from "./join-view";
import { MergeWithAnother } from "./merge-with-another";
import { PickEntry } from "./pick-entry";
import { RowMenu, type RowMenuState } from "./row-menu";
import { useTableActions } from "./table-actions";

/** What can be done with an anomaly where it stands. One that belongs to this problem alone is removed, not unlinked. */
export function AnomalyMenu({ problem, anomaly, isOpen, onChange, backToRow }: { problem: ProblemView; anomaly: AnomalyView } & RowMenuState) {
  const t = useTranslations("knowledge");
  const { edits, setEditing } = useTableActions();
  const [isLinking, linking] = useDisclosure(false);
  const [isMerging, merging] = useDisclosure(false);
  const closing = (close: () => void) => () => {
    close();
    backToRow();
  };
  const id = formatId("anomaly", anomaly.id);
  const problemId = formatId("problem", problem.id);
  const isGone = anomaly.state === "removed" || anomaly.state === "unlinked";
  const link = (to: number, present: boolean): Change => ({ kind: "link", problemId: to, anomalyId: anomaly.id, present });
  const text = (wished: string | null): Change => ({ kind: "anomaly", anomalyId: anomaly.id, text: wished });
  const undo = (): void => edits.apply(anomaly.state === "unlinked" ? [link(problem.id, true)] : [text(anomaly.before)], t("done.edited", { id }));
  return (
    <>
      <RowMenu id={id} isOpen={isOpen} onChange={onChange}>
        {isGone || anomaly.state === "changed" ? (
          <Menu.Item leftSection={<IconArrowBackUp size={16} stroke={1.75} aria-hidden />} onClick={undo}>
            {t("row.undo")}
          </Menu.Item>
        ) : null}
        {isGone ? null : (
          <>
            <Menu.Item leftSection={<IconPencil size={16} stroke={1.75} aria-hidden />} onClick={() => setEditing({ kind: "anomaly", problemId: problem.id, id: anomaly.id })}>
              {t("row.edit")}
            </Menu.Item>
            <Menu.Item leftSection={<IconLink size={16} stroke={1.75} aria-hidden />} onClick={linking.open}>
              {t("row.link")}
            </Menu.Item>
            {anomaly.otherProblems > 0 && problem.id !== 0 ? (
              <Menu.Item
                leftSection={<IconUnlink size={16} stroke={1.75} aria-hidden />}
                onClick={() => edits.apply([link(problem.id, false)], t("done.unlinked", { anomaly: id, problem: problemId }))}
              >
                {t("row.unlink", { id: problemId })}
              </Menu.Item>
            ) : null}
            <Menu.Item leftSection={<IconArrowMerge size={16} stroke={1.75} aria-hidden />} onClick={merging.open}>
              {t("row.merge")}
            </Menu.Item>
            <Menu.Item color="red" leftSection={<IconTrash size={16} stroke={1.75} aria-hidden />} onClick={() => edits.apply([text(null)], t("done.removed", { id }))}>
              {t("row.removeAnomaly")}
            </Menu.Item>
          </>
        )}
      </RowMenu>
      {isMerging ? <MergeWithAnother kind="anomaly" id={anomaly.id} onClose={closing(merging.close)} /> : null}
      {isLinking ? (
        <PickEntry
          kind="problem"
          title={t("linkDialog.titleProblem", { id })}
          linkedTo={anomaly.id}
          onClose={closing(linking.close)}
          onPick={(picked) => edits.apply([link(picked, true)], t("done.linked", { anomaly: id, problem: formatId("problem", picked) }))}
        />
      ) : null}
    </>
  );
}
