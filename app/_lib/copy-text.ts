/**
 * Puts a text into the clipboard. Browsers hand out theirs over https only, and a closed network is often on plain http: there
 * a field is filled, selected and copied, as it was done before.
 * @returns whether it worked
 */
export async function copyText(text: string): Promise<boolean> {
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard === undefined) return copyByField(text);
  return clipboard.writeText(text).then(
    () => true,
    () => copyByField(text),
  );
}

function copyByField(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  // Out of sight, yet drawn: what is not cannot be selected. Fixed, so that nothing scrolls to it.
  Object.assign(field.style, { position: "fixed", top: "0", left: "0", opacity: "0" });
  document.body.append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
