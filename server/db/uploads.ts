import { prisma } from "./client";

/** A file on its way to us, or arrived. */
export interface UploadRow {
  id: string;
  name: string;
  /** As long as its sender says it is. */
  bytes: number;
  receivedBytes: number;
  storageKey: string;
  createdById: number | null;
  completedAt: Date | null;
}

const columns = { id: true, name: true, bytes: true, receivedBytes: true, storageKey: true, createdById: true, completedAt: true } as const;

export async function createUpload(upload: { id: string; name: string; bytes: number; storageKey: string; createdById: number | null }): Promise<void> {
  await prisma().upload.create({ data: { ...upload, bytes: BigInt(upload.bytes) }, select: { id: true } });
}

export async function findUpload(id: string): Promise<UploadRow | null> {
  const row = await prisma().upload.findUnique({ where: { id }, select: columns });
  return row && { ...row, bytes: Number(row.bytes), receivedBytes: Number(row.receivedBytes) };
}

export async function setReceivedBytes(id: string, receivedBytes: number): Promise<void> {
  await prisma().upload.update({ where: { id }, data: { receivedBytes: BigInt(receivedBytes) }, select: { id: true } });
}

export async function markUploadComplete(id: string, at: Date): Promise<void> {
  await prisma().upload.update({ where: { id }, data: { completedAt: at }, select: { id: true } });
}

export async function deleteUpload(id: string): Promise<void> {
  await prisma().upload.deleteMany({ where: { id } });
}

/** Ends an upload whose length nobody knew before it was here. */
export async function markUploadStored(id: string, bytes: number, at: Date): Promise<void> {
  await prisma().upload.update({ where: { id }, data: { bytes: BigInt(bytes), receivedBytes: BigInt(bytes), completedAt: at }, select: { id: true } });
}

/** Removes the row of an upload that no run is made from. @returns false where there is none */
export async function deleteUnusedUpload(id: string): Promise<boolean> {
  const { count } = await prisma().upload.deleteMany({ where: { id, runs: { none: {} } } });
  return count > 0;
}
