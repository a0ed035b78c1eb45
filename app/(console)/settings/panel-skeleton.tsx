import { Skeleton } from "@mantine/core";

/** The shape of a section while it is read. */
export function PanelSkeleton() {
  return (
    <>
      <Skeleton height={200} radius="lg" />
      <Skeleton height={160} radius="lg" />
    </>
  );
}
