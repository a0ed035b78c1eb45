import type { Locale } from "@/server/domain/present/format";
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
import enSignIn from "./en/sign-in.json";
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
import ruSignIn from "./ru/sign-in.json";

/** English says which keys there are; a test holds the other languages against it. */
const en = { common: enCommon, compare: enCompare, failures: enFailures, incident: enIncident, knowledge: enKnowledge, "knowledge-file": enKnowledgeFile, navigation: enNavigation, playbooks: enPlaybooks, run: enRun, runs: enRuns, "sign-in": enSignIn };

export type Messages = typeof en;
export type Namespace = keyof Messages;

const ru: Messages = { common: ruCommon, compare: ruCompare, failures: ruFailures, incident: ruIncident, knowledge: ruKnowledge, "knowledge-file": ruKnowledgeFile, navigation: ruNavigation, playbooks: ruPlaybooks, run: ruRun, runs: ruRuns, "sign-in": ruSignIn };

const MESSAGES: Record<Locale, Messages> = { en, ru };

/** Every word of the console in one language, by namespace. */
export function loadMessages(locale: Locale): Messages {
  return MESSAGES[locale];
}
