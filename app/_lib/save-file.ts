"use client";

/** Characters that some system forbids in a file name. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]+/gu;

/** Hands a file to the person, as a download. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name.replace(FORBIDDEN, " ").trim().slice(0, 160);
  link.click();
  // Some browsers read the address only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
