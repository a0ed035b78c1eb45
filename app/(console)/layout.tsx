import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { ConsoleFrame } from "@/app/_components/console-frame";
import { PersonProvider } from "@/app/_components/person";
import { currentPerson } from "@/app/_lib/current-person";
import { PATH_HEADER } from "@/app/_lib/request-headers";
import { Prefetched, prefetch, trpc } from "@/app/_lib/trpc-server";

/** Signed-in pages only: everyone else is led to the sign-in page and back. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const person = await currentPerson();
  if (person === null) {
    const from = (await headers()).get(PATH_HEADER) ?? "/";
    redirect(`/sign-in?from=${encodeURIComponent(from)}`);
  }
  await prefetch(trpc.account.overview.queryOptions());
  const { userId, name, email, role } = person;
  return (
    <PersonProvider person={{ userId, name, email, role }}>
      <Prefetched>
        <ConsoleFrame>{children}</ConsoleFrame>
      </Prefetched>
    </PersonProvider>
  );
}
