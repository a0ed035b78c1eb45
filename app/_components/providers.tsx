"use client";

import { Drawer, MantineProvider, mergeThemeOverrides, Modal, Notification, type MantineColorScheme, type MantineColorSchemeManager, type MantineThemeOverride } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { rememberPreference } from "@/app/_lib/preference-cookies";
import { createQueryClient } from "@/app/_lib/query-client";
import { cssVariablesResolver, theme } from "@/app/_lib/theme";
import { createApiClient, TRPCProvider } from "@/app/_lib/trpc-client";
import { Notices } from "./notices";
import { hideSignedOut, leaveToSignIn, showSignedOut } from "./signed-out-notice";

/** The theme is kept in a cookie, where the server sees it too: nothing flashes. */
function cookieManager(): MantineColorSchemeManager {
  return {
    get: (fallback) => fallback,
    set: (value) => rememberPreference("theme", value),
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => undefined,
  };
}

/** The theme with the name of what closes a dialog, a drawer or a notice: Mantine draws it without one. */
function namedTheme(close: string): MantineThemeOverride {
  const defaultProps = { closeButtonProps: { "aria-label": close } };
  const components = { Drawer: Drawer.extend({ defaultProps }), Modal: Modal.extend({ defaultProps }), Notification: Notification.extend({ defaultProps }) };
  return mergeThemeOverrides({ components }, theme);
}

/** What every part in the browser stands on: theme, queries, the API and notices. */
export function Providers({ colorScheme, nonce, children }: { colorScheme: MantineColorScheme; nonce: string; children: ReactNode }) {
  const [queryClient] = useState(() => createQueryClient({ onRefused: leaveToSignIn, onSignedOut: showSignedOut, onAnswered: hideSignedOut }));
  const [apiClient] = useState(createApiClient);
  const [manager] = useState(cookieManager);
  const close = useTranslations("common")("close");
  const ownTheme = useMemo(() => namedTheme(close), [close]);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={apiClient} queryClient={queryClient}>
        <MantineProvider theme={ownTheme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme={colorScheme} colorSchemeManager={manager} getStyleNonce={() => nonce}>
          <Notices />
          {children}
        </MantineProvider>
      </TRPCProvider>
    </QueryClientProvider>
  );
}
