import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageMessages } from "@/app/_components/page-messages";
import { NewPlaybook } from "./new-playbook";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("playbooks"))("editor.titleNew") };
}

type Search = Promise<Record<string, string | string[] | undefined>>;

const idIn = (value: string | string[] | undefined): number | null => (typeof value === "string" && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null);

export default async function NewPlaybookPage({ searchParams }: { searchParams: Search }) {
  const { kb, problem } = await searchParams;
  const [knowledgeBaseId, problemId] = [idIn(kb), idIn(problem)];
  return (
    <PageMessages namespaces={["playbooks"]}>
      <NewPlaybook problem={knowledgeBaseId !== null && problemId !== null ? { knowledgeBaseId, problemId } : null} />
    </PageMessages>
  );
}
