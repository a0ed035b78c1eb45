import { Skeleton } from "@mantine/core";
import { PageBody } from "@/app/_components/page-body";

/** The page of runs before it has come: its parts, with nothing in them. */
export default function RunsLoading() {
  return (
    <PageBody>
      <Skeleton height={32} width={120} radius="md" />
      <Skeleton height={96} radius="lg" />
      <Skeleton height={32} radius="md" />
      <Skeleton height={480} radius="lg" />
    </PageBody>
  );
}
