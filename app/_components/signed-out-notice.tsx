"use client";

import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { signInAddress } from "@/app/_lib/sign-in-address";
import classes from "./message-button.module.css";

const ID = "signed-out";

/** Answers come by the dozen: the notices are drawn anew only where there is something to take away. */
let isShown = false;

/** Leaves for the sign-in page, and comes back from there to what is shown now. */
export function leaveToSignIn(): void {
  if (window.location.pathname !== "/sign-in") window.location.assign(signInAddress());
}

/**
 * Says that the session has ended, where a page found out by itself: what somebody is typing in it stays. Signing in happens
 * in another tab, after which this page goes on.
 */
export function showSignedOut(): void {
  if (window.location.pathname === "/sign-in") return;
  isShown = true;
  notifications.show({ id: ID, color: "red", message: <SignedOut />, autoClose: false, withCloseButton: false, role: "alert" });
}

/** An answer has come again: somebody has signed in. */
export function hideSignedOut(): void {
  if (isShown) notifications.hide(ID);
  isShown = false;
}

function SignedOut() {
  const words = useTranslations("common.signedOut");
  const pathname = usePathname();
  const shownAt = useRef(pathname);
  // Who goes on to another page has left what was typed on this one, and would find the next one empty.
  useEffect(() => {
    if (pathname !== shownAt.current) leaveToSignIn();
  }, [pathname]);
  return (
    <span className={classes.message}>
      <span>{words("text")}</span>
      {/* Where it leads is read when it is followed: tabs and filters change the address of a page. */}
      <a href="/sign-in" target="_blank" onPointerDown={pointHere} onFocus={pointHere}>
        {words("link")}
      </a>
    </span>
  );
}

function pointHere({ currentTarget }: { currentTarget: HTMLAnchorElement }): void {
  currentTarget.href = signInAddress();
}
