import { prisma } from "./client";

/** The value of one setting as it is stored, for the caller to check. Null where it is not set. */
export async function findSetting(key: string): Promise<unknown> {
  const row = await prisma().setting.findUnique({ where: { key }, select: { value: true } });
  return row?.value ?? null;
}
