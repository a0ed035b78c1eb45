import type { Locale } from "@/server/domain/present/format";
import enAudit from "./en/audit.json";
import enCommon from "./en/common.json";
import enCompare from "./en/compare.json";
import enFailures from "./en/failures.json";
import enIncident from "./en/incident.json";
import enKnowledge from "./en/knowledge.json";
import enKnowledgeFile from "./en/knowledge-file.json";
import enNavigation from "./en/navigation.json";
import enPlaybooks from "./en/playbooks.json";
import enRun from "./en/run.json";
import enRuns from "./en/runs.json";
import enSearch from "./en/search.json";
import enSettings from "./en/settings.json";
import enSignIn from "./en/sign-in.json";
import enSources from "./en/sources.json";
import enWorkers from "./en/workers.json";
import ruAudit from "./ru/audit.json";
import ruCommon from "./ru/common.json";
import ruCompare from "./ru/compare.json";
import ruFailures from "./ru/failures.json";
import ruIncident from "./ru/incident.json";
import ruKnowledge from "./ru/knowledge.json";
import ruKnowledgeFile from "./ru/knowledge-file.json";
import ruNavigation from "./ru/navigation.json";
import ruPlaybooks from "./ru/playbooks.json";
import ruRun from "./ru/run.json";
import ruRuns from "./ru/runs.json";
import ruSearch from "./ru/search.json";
import ruSettings from "./ru/settings.json";
import ruSignIn from "./ru/sign-in.json";
import ruSources from "./ru/sources.json";
import ruWorkers from "./ru/workers.json";

/** English says which keys there are; a test holds the other languages against it. */
const en = {
  audit: enAudit,
  common: enCommon,
  compare: enCompare,
  failures: enFailures,
  incident: enIncident,
  knowledge: enKnowledge,
  "knowledge-file": enKnowledgeFile,
  navigation: enNavigation,
  playbooks: enPlaybooks,
  run: enRun,
  runs: enRuns,
  search: enSearch,
  settings: enSettings,
  "sign-in": enSignIn,
  sources: enSources,
  workers: enWorkers,
};

export type Messages = typeof en;
export type Namespace = keyof Messages;

const ru: Messages = {
  audit: ruAudit,
  common: ruCommon,
  compare: ruCompare,
  failures: ruFailures,
  incident: ruIncident,
  knowledge: ruKnowledge,
  "knowledge-file": ruKnowledgeFile,
  navigation: ruNavigation,
  playbooks: ruPlaybooks,
  run: ruRun,
  runs: ruRuns,
  search: ruSearch,
  settings: ruSettings,
  "sign-in": ruSignIn,
  sources: ruSources,
  workers: ruWorkers,
};

const MESSAGES: Record<Locale, Messages> = { en, ru };

/** Every word of the console in one language, by namespace. */
export function loadMessages(locale: Locale): Messages {
  return MESSAGES[locale];
}
