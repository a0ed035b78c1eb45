import { useTranslations } from "next-intl";
import Link from "next/link";
import { Notice } from "./notice";

/** An address that leads nowhere. */
export function MissingPage() {
  const common = useTranslations("common");
  return <Notice isPage title={common("missing.title")} text={common("missing.text")} action={<Link href="/runs">{common("missing.back")}</Link>} />;
}
