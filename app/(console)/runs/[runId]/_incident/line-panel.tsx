"use client";

import { Button, Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { memo } from "react";
import { formatOrdinal } from "@/server/domain/present/format";
import { useOpenLogs } from "../_logs/use-open-logs";
import { useRunAddress } from "../_view/use-run-address";
import { LinesView } from "./lines-view";

/** The line that the address names, among its neighbours, over whatever is shown. */
export const LinePanel = memo(function LinePanel() {
  const words = useTranslations("incident");
  const { address, change } = useRunAddress();
  const logs = useTranslations("run.logs");
  const { hrefOf, open } = useOpenLogs();
  const { line } = address;
  return (
    <Modal opened={line !== null} onClose={() => change({ line: null })} size={960} zIndex={300} title={line === null ? null : words("rootCause.line", { line: formatOrdinal(line.line) })}>
      {line === null ? null : <LinesView key={`${String(line.fileNumber)}:${String(line.line)}`} fileNumber={line.fileNumber} line={line.line} />}
      <Button component={Link} variant="default" mt="md" prefetch={false} href={hrefOf({}, line)} onClick={(event) => open({}, line) && event.preventDefault()}>
        {logs("showInLogs")}
      </Button>
    </Modal>
  );
});
