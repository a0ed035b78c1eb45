"use client";

import { createContext, type ReactNode, useContext } from "react";
import { hasRole, type Role } from "@/server/services/roles";

/** The signed-in person, as the pages know them. */
export interface PagePerson {
  userId: number;
  name: string;
  email: string;
  role: Role;
}

const PersonContext = createContext<PagePerson | null>(null);

export function PersonProvider({ person, children }: { person: PagePerson; children: ReactNode }) {
  return <PersonContext value={person}>{children}</PersonContext>;
}

/** Who is signed in. Throws outside the signed-in pages. */
export function usePerson(): PagePerson {
  const person = useContext(PersonContext);
  if (person === null) throw new Error("usePerson outside the signed-in pages");
  return person;
}

/** Whether to offer what needs a role. The server checks again. */
export function useCan(needed: Role): boolean {
  return hasRole(usePerson().role, needed);
}
