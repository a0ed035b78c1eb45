const holder = globalThis as typeof globalThis & { logIntelligenceSingles?: Map<string, unknown> };

/**
 * Something a process has exactly one of, made at its first use. Next and our own server in the same process load a module
 * once each; what they count must end in the same place.
 */
export function perProcess<Thing>(name: string, make: () => Thing): Thing {
  const singles = (holder.logIntelligenceSingles ??= new Map());
  if (!singles.has(name)) singles.set(name, make());
  return singles.get(name) as Thing;
}
