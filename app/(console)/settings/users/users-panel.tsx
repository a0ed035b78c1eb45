"use client";

import { InvitationsCard } from "./invitations-card";
import { PeopleCard } from "./people-card";

/** Who is here, and who is invited. */
export function UsersPanel() {
  return (
    <>
      <PeopleCard />
      <InvitationsCard />
    </>
  );
}
