"use client";

import { Button } from "@mantine/core";
import { IconListSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { CheckResult } from "./check-result";
import type { PlaceCheck } from "./use-place-check";

interface PlaceCheckButtonProps {
  check: PlaceCheck;
  onCheck: () => void;
  /** Only some of the files are wanted. */
  hasPatterns: boolean;
}

/** Looks at the place before anything is saved, and says below what a visit would find. */
export function PlaceCheckButton({ check, onCheck, hasPatterns }: PlaceCheckButtonProps) {
  const words = useTranslations("sources.form");
  const { kind } = check.state;
  return (
    <div>
      <Button variant="default" leftSection={<IconListSearch size={16} stroke={1.75} aria-hidden />} loading={kind === "asked"} onClick={onCheck}>
        {words(kind === "answered" || kind === "failed" ? "checkAgain" : "check")}
      </Button>
      <CheckResult check={check} hasPatterns={hasPatterns} />
    </div>
  );
}
