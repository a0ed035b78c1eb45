import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { Notice } from "@/app/_components/notice";
import { PageMessages } from "@/app/_components/page-messages";
import { findInvitation } from "@/server/services/invitations";
import { InvitationForm } from "./invitation-form";

export async function generateMetadata(): Promise<Metadata> {
  // The address is a secret: no other site may learn it from a link.
  return { title: (await getTranslations("sign-in.invitation"))("title"), referrer: "no-referrer", robots: "noindex" };
}

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await findInvitation(token);
  const words = await getTranslations("sign-in.invitation");
  return (
    <PageMessages namespaces={["sign-in"]}>
      {invitation === null ? (
        <main>
          <Notice isPage title={words("missing")} text={words("missingText")} action={<Link href="/sign-in">{words("toSignIn")}</Link>} />
        </main>
      ) : (
        <InvitationForm token={token} invitation={{ email: invitation.email, role: invitation.role, invitedBy: invitation.invitedBy }} />
      )}
    </PageMessages>
  );
}
