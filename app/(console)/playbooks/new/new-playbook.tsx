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
  return <PlaybookEditor playbook={null} usedIds={[]} problem={problem} onDone={(id) => router.push(id === null ? "/playbooks" : `/playbooks/${String(id)}`)} />;
}
