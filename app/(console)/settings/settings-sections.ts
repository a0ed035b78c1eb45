import { hasRole, type Role } from "@/server/services/roles";

/** The sections of the settings in their order, and who sees them. */
const SECTION_ROLES = { profile: "viewer", security: "viewer", "api-keys": "viewer", users: "admin", audit: "admin", models: "admin", limits: "admin" } as const satisfies Record<string, Role>;

export type SettingsSection = keyof typeof SECTION_ROLES;

const SECTIONS = Object.keys(SECTION_ROLES) as SettingsSection[];

/** The section an address names; null where it names none. */
export function readSection(name: string): SettingsSection | null {
  return SECTIONS.find((section) => section === name) ?? null;
}

export function maySee(role: Role, section: SettingsSection): boolean {
  return hasRole(role, SECTION_ROLES[section]);
}

/** The sections somebody of a role sees. */
export function sectionsOf(role: Role): SettingsSection[] {
  return SECTIONS.filter((section) => maySee(role, section));
}
