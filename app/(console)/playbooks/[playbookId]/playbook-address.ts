import type { AddressForm } from "@/app/_lib/use-address-state";

/** What the address of one playbook says. */
export interface PlaybookAddress {
  isEditing: boolean;
  /** An older revision to be shown; null: the newest. */
  revision: number | null;
}

/** How the address of this playbook is read and written. */
export function playbookForm(playbookId: number): AddressForm<PlaybookAddress> {
  return {
    read: (params) => {
      const revision = params.get("revision");
      return { isEditing: params.get("edit") === "1", revision: revision !== null && /^\d{1,6}$/.test(revision) ? Number(revision) : null };
    },
    write: ({ isEditing, revision }) => {
      const params = new URLSearchParams({ ...(isEditing ? { edit: "1" } : {}), ...(revision === null ? {} : { revision: String(revision) }) });
      return `/playbooks/${String(playbookId)}${params.size === 0 ? "" : `?${params.toString()}`}`;
    },
  };
}
