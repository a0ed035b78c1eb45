"use client";

import { Button, Skeleton } from "@mantine/core";
import { IconGitCompare } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LoadError } from "@/app/_components/load-error";
import { Notice } from "@/app/_components/notice";
import { PageHeader } from "@/app/_components/page-header";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useAddressState } from "@/app/_lib/use-address-state";
import { readCompareAddress, writeCompareAddress } from "./compare-address";
import type { CompareProps } from "./compare-props";
import { ComparedProblems } from "./compared-problems";
import { ComparedTemplates } from "./compared-templates";
import { FiguresCard } from "./figures-card";
import { PickRuns } from "./pick-runs";
import { TimesCard } from "./times-card";

const ADDRESS = { read: readCompareAddress, write: writeCompareAddress };

/** Runs held against the first of them: figures, when it happened, problems, templates. */
export function CompareView() {
  const words = useTranslations("compare");
  const [address, change] = useAddressState(ADDRESS);
  const [isPicking, setPicking] = useState(false);
  const { runIds } = address;
  const pick = (
    <Button variant={runIds.length > 1 ? "default" : "filled"} leftSection={<IconGitCompare size={16} stroke={1.75} aria-hidden />} onClick={() => setPicking(true)}>
      {words("pick.button")}
    </Button>
  );
  return (
    <>
      <PageHeader title={words("title")} actions={runIds.length > 1 ? pick : null} />
      {runIds.length > 1 ? <Comparison key={runIds.join()} address={address} onChange={change} /> : <Notice title={words("empty.title")} text={words("empty.text")} action={pick} />}
      {isPicking ? (
        <PickRuns
          chosen={runIds}
          onClose={() => setPicking(false)}
          onChoose={(chosen) => {
            setPicking(false);
            change({ runIds: chosen, page: 1 });
          }}
        />
      ) : null}
    </>
  );
}

/** Of one choice of runs: with another it begins anew, so that no figure stands for a moment under the name of another run. */
function Comparison({ address, onChange }: Omit<CompareProps, "runs">) {
  const trpc = useTRPC();
  const query = useQuery(trpc.compare.runs.queryOptions({ runIds: address.runIds }));
  if (query.isLoadingError) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) {
    return [480, 280, 320].map((height) => <Skeleton key={height} height={height} radius="lg" />);
  }
  const props = { runs: query.data, address, onChange };
  return (
    <>
      <FiguresCard {...props} />
      <TimesCard {...props} />
      <ComparedProblems {...props} />
      <ComparedTemplates {...props} />
    </>
  );
}
