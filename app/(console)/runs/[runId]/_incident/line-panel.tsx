"use client";

import { Button, Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { formatOrdinal } from "@/server/domain/present/format";
import { EVERY_RECORD } from "@/server/domain/present/log-filter";
import { useRunAddress } from "../_view/use-run-address";
import { LinesView } from "./lines-view";

/** The line that the address names, among its neighbours, over whatever is shown. */
export function LinePanel() {
  const words = useTranslations("incident");
  const { address, change } = useRunAddress();
  const { line } = address;
  const logs = useTranslations("run.logs");
  const showInLogs = (): void => {
    change({ tab: "logs", logs: EVERY_RECORD, mark: line, line: null, incident: null, match: null });
    document.getElementById("lists")?.scrollIntoView({ block: "start" });
  };
  return (
    <Modal opened={line !== null} onClose={() => change({ line: null })} size={960} zIndex={300} closeButtonProps={{ "aria-label": words("close") }} title={line === null ? null : words("rootCause.line", { line: formatOrdinal(line.line) })}>
      {line === null ? null : <LinesView key={`${String(line.fileNumber)}:${String(line.line)}`} fileNumber={line.fileNumber} line={line.line} />}
      <Button variant="default" mt="md" onClick={showInLogs}>
        {logs("showInLogs")}
      </Button>
    </Modal>
  );
}
