"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Notice } from "@/app/_components/notice";
import { useCan } from "@/app/_components/person";
import { PlaybookEditor } from "../playbook-editor";

/** The editor of a playbook that is not there yet. */
export function NewPlaybook({ problem }: { problem: { knowledgeBaseId: number; problemId: number } | null }) {
  const common = useTranslations("common");
  const router = useRouter();
  const canEdit = useCan("analyst");
  if (!canEdit) return <Notice title={common("errors.forbidden")} />;
  // What was made takes the place of the empty form: Back is not to lead there.
  const onDone = (id: number | null): void => (id === null ? router.push("/playbooks") : router.replace(`/playbooks/${String(id)}`));
  return <PlaybookEditor playbook={null} usedIds={[]} problem={problem} onDone={onDone} />;
}
