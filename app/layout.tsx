import "@mantine/core/styles.layer.css";
import "@mantine/dropzone/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "@mantine/spotlight/styles.layer.css";
import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/jetbrains-mono/index.css";
import "./globals.css";
import "./print.css";
import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import type { Metadata, Viewport } from "next";
import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { FrameMessages } from "./_components/page-messages";
import { Providers } from "./_components/providers";
import { readPreferences } from "./_lib/read-preferences";
import { NONCE_HEADER } from "./_lib/request-headers";

export async function generateMetadata(): Promise<Metadata> {
  const common = await getTranslations("common");
  return { title: { default: common("product"), template: `%s · ${common("product")}` }, description: common("description") };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme } = await readPreferences();
  const nonce = (await headers()).get(NONCE_HEADER) ?? "";
  return (
    <html lang={locale} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme={theme} nonce={nonce} />
      </head>
      <body>
        <FrameMessages>
          <Providers colorScheme={theme} nonce={nonce}>
            {children}
          </Providers>
        </FrameMessages>
      </body>
    </html>
  );
}
