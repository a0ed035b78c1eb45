"use client";

import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { LoadError } from "@/app/_components/load-error";
import { PageBody } from "@/app/_components/page-body";
import { useCan } from "@/app/_components/person";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useAddressState } from "@/app/_lib/use-address-state";
import { PlaybookEditor } from "../playbook-editor";
import { playbookForm, type PlaybookAddress } from "./playbook-address";
import { PlaybookReading } from "./playbook-reading";

/** One playbook: to read, or to write. */
export function PlaybookPage({ playbookId }: { playbookId: number }) {
  const trpc = useTRPC();
  const canEdit = useCan("analyst");
  const form = useMemo(() => playbookForm(playbookId), [playbookId]);
  const [{ isEditing, revision }, changeAddress] = useAddressState<PlaybookAddress>(form);
  const playbook = useQuery(trpc.playbooks.get.queryOptions({ playbookId }));
  const revisions = useQuery(trpc.playbooks.revisions.queryOptions({ playbookId }));
  const failed = [playbook, revisions].find(({ isLoadingError }) => isLoadingError);
  if (failed) return <LoadError error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!playbook.data || !revisions.data) {
    return (
      <PageBody>
        <Skeleton height={32} width={320} />
        <Skeleton height={400} radius="lg" />
      </PageBody>
    );
  }
  if (isEditing && canEdit) {
    const usedIds = revisions.data.flatMap(({ steps }) => steps.map(({ id }) => id));
    return <PlaybookEditor playbook={playbook.data} usedIds={usedIds} problem={null} onDone={() => changeAddress({ isEditing: false, revision: null })} />;
  }
  return (
    <PlaybookReading
      playbook={playbook.data}
      revisions={revisions.data}
      shownNumber={revision}
      onShow={(number) => changeAddress({ revision: number })}
      onEdit={() => changeAddress({ isEditing: true, revision: null })}
    />
  );
}
