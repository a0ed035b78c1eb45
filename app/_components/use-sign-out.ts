"use client";

import { notifications } from "@mantine/notifications";
import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useCallback } from "react";

/** Ends the session, here and on the server, and shows the sign-in page. */
export function useSignOut(): () => void {
  const navigation = useTranslations("navigation");
  return useCallback(() => {
    signOut({ redirect: false }).then(
      () => window.location.assign("/sign-in"),
      () => notifications.show({ color: "red", message: navigation("signOutFailed") }),
    );
  }, [navigation]);
}
