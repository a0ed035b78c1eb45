import { cookies } from "next/headers";
import { cache } from "react";
import { findPersonByToken, SESSION_COOKIE } from "@/server/auth";
import type { Person } from "@/server/services/sign-in";

/** Who this request is signed in as; looked up once per request. Null: nobody. */
export const currentPerson = cache(async (): Promise<Person | null> => {
  return findPersonByToken((await cookies()).get(SESSION_COOKIE)?.value);
});
