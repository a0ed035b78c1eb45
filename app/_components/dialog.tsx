"use client";

import { Modal, type ModalProps } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";

interface DialogProps {
  title: ReactNode;
  size?: ModalProps["size"];
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that is there only while it is open. After it, the focus is where it was opened from. */
export function Dialog({ title, size, onClose, children }: DialogProps) {
  const common = useTranslations("common");
  useFocusBack();
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ "aria-label": common("close") }} title={title} size={size}>
      {children}
    </Modal>
  );
}

/** Mantine gives the focus back where a dialog closes, but not where it is taken away. */
function useFocusBack(): void {
  const [opener] = useState(findOpener);
  useEffect(
    () => () => {
      // Whoever was led elsewhere stays there.
      if (document.activeElement === document.body) opener?.focus();
    },
    [opener],
  );
}

/** What has the focus; for an item of a menu, which is gone by then, the button of the menu. */
function findOpener(): HTMLElement | null {
  const focused = document.activeElement;
  const menu = focused?.closest("[role=menu]");
  const opener = menu ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "") : focused;
  return opener instanceof HTMLElement ? opener : null;
}
