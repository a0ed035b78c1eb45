"use client";

import { Button, type ButtonProps } from "@mantine/core";
import { useIsomorphicEffect } from "@mantine/hooks";
import { useState } from "react";

/** Sends its form. Until the page is taken over it does nothing, nor does Enter: the browser itself would send the form and show it empty. */
export function SubmitButton(props: ButtonProps) {
  const [isTakenOver, setTakenOver] = useState(false);
  // In the same moment as handlers are there: a click that comes with them is not to be lost.
  useIsomorphicEffect(() => setTakenOver(true), []);
  return <Button {...props} type={isTakenOver ? "submit" : "button"} />;
}
