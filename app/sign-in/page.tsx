import { getTranslations } from "next-intl/server";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageMessages } from "@/app/_components/page-messages";
import { currentPerson } from "@/app/_lib/current-person";
import { returnPath } from "@/app/_lib/return-path";
import { singleSignOn } from "@/server/services/single-sign-on";
import { readSignInError } from "./read-sign-in-error";
import { SignInForm } from "./sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sign-in"))("title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const { from, error } = await searchParams;
  const to = returnPath(from);
  if ((await currentPerson()) !== null) redirect(to);
  return (
    <PageMessages namespaces={["sign-in"]}>
      <SignInForm to={to} earlier={readSignInError(error)} hasSingleSignOn={singleSignOn() !== null} />
    </PageMessages>
  );
}
