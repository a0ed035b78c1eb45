import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Notice } from "@/app/_components/notice";
import { PageBody } from "@/app/_components/page-body";
import { PageHeader } from "@/app/_components/page-header";
import { PageMessages } from "@/app/_components/page-messages";
import { currentPerson } from "@/app/_lib/current-person";
import { Prefetched, prefetch, trpc } from "@/app/_lib/trpc-server";
import { KeysPanel } from "../api-keys/keys-panel";
import { readAuditAddress } from "../audit/audit-address";
import { AuditPanel } from "../audit/audit-panel";
import { auditQuery } from "../audit/audit-query";
import { LimitsPanel } from "../limits/limits-panel";
import { ModelsPanel } from "../models/models-panel";
import { ProfilePanel } from "../profile/profile-panel";
import { SecurityPanel } from "../security/security-panel";
import { SettingsFrame } from "../settings-frame";
import { maySee, readSection, type SettingsSection } from "../settings-sections";
import { UsersPanel } from "../users/users-panel";

interface PageProps {
  params: Promise<{ section: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const words = await getTranslations("settings");
  const section = readSection((await params).section);
  return { title: section === null ? words("title") : words(`section.${section}`) };
}

const PANELS: Record<SettingsSection, () => ReactNode> = {
  profile: () => <ProfilePanel />,
  security: () => <SecurityPanel />,
  "api-keys": () => <KeysPanel />,
  users: () => <UsersPanel />,
  audit: () => <AuditPanel />,
  models: () => <ModelsPanel />,
  limits: () => <LimitsPanel />,
};

export default async function SettingsSectionPage({ params, searchParams }: PageProps) {
  const section = readSection((await params).section);
  if (section === null) notFound();
  const [words, person] = await Promise.all([getTranslations("settings"), currentPerson()]);
  const isAllowed = person !== null && maySee(person.role, section);
  if (isAllowed) await prefetchSection(section, await searchParams);
  return (
    <PageMessages namespaces={["settings", "audit"]}>
      <Prefetched>
        <PageBody>
          <PageHeader title={words("title")} />
          <SettingsFrame section={section}>{isAllowed ? PANELS[section]() : <Notice title={words(`section.${section}`)} text={words("forbidden")} />}</SettingsFrame>
        </PageBody>
      </Prefetched>
    </PageMessages>
  );
}

async function prefetchSection(section: SettingsSection, search: Record<string, string | string[] | undefined>): Promise<void> {
  const queries: Record<SettingsSection, () => Promise<unknown>> = {
    profile: () => prefetch(trpc.account.me.queryOptions()),
    security: () => Promise.all([prefetch(trpc.account.me.queryOptions()), prefetch(trpc.account.sessions.queryOptions())]),
    "api-keys": () => prefetch(trpc.apiKeys.list.queryOptions()),
    users: () => Promise.all([prefetch(trpc.users.list.queryOptions()), prefetch(trpc.users.invitations.queryOptions())]),
    audit: () => Promise.all([prefetch(trpc.audit.list.queryOptions(auditQuery(readAuditAddress(search)))), prefetch(trpc.audit.people.queryOptions())]),
    models: () => prefetch(trpc.models.list.queryOptions()),
    limits: () => prefetch(trpc.settings.list.queryOptions()),
  };
  await queries[section]();
}
