import { useTranslations } from "next-intl";
import Link from "next/link";
import { Notice } from "./_components/notice";

/** An address that leads nowhere. */
export default function NotFound() {
  const common = useTranslations("common");
  return <Notice title={common("missing.title")} text={common("missing.text")} action={<Link href="/runs">{common("missing.back")}</Link>} />;
}
