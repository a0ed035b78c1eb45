"use client";

import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc-client";
import type { RootRouter } from "@/server/api/root";
import { readBase64 } from "../knowledge-base/read-base64";
import { useTellFailure } from "./use-save-playbook";

export type ImportPreview = inferRouterOutputs<RootRouter>["playbooks"]["files"]["preview"];

/** A file that was chosen, as it travels. */
interface Chosen {
  name: string;
  base64: string;
}

export interface ImportPlaybooks {
  file: Chosen | null;
  isLooking: boolean;
  isBusy: boolean;
  /** What the file would change; null: it is not known yet. */
  preview: ImportPreview | null;
  failure: unknown;
  /** Somebody changed a playbook after the first look: the preview is a new one. */
  isOther: boolean;
  choose(file: File): Promise<void>;
  run(): void;
}

/** Looks at what a file of playbooks would change, and brings it in. */
export function useImportPlaybooks(onDone: () => void): ImportPlaybooks {
  const t = useTranslations("playbooks.files");
  const trpc = useTRPC();
  const client = useQueryClient();
  const onError = useTellFailure();
  const [file, setFile] = useState<Chosen | null>(null);
  const [isOther, setOther] = useState(false);
  const preview = useMutation(trpc.playbooks.files.preview.mutationOptions());
  const bring = useMutation(
    trpc.playbooks.files.import.mutationOptions({
      onError,
      onSuccess: async (outcome) => {
        if (outcome.kind === "refused" || outcome.kind === "changed-meanwhile") {
          setOther(true);
          if (file) preview.mutate(file);
          return;
        }
        await client.invalidateQueries({ queryKey: trpc.playbooks.pathKey() });
        notifications.show({ message: outcome.kind === "unchanged" ? t("doneNothing") : t("done", { created: outcome.created, changed: outcome.changed }) });
        onDone();
      },
    }),
  );
  return {
    file,
    isLooking: preview.isPending,
    isBusy: bring.isPending,
    preview: preview.data ?? null,
    failure: preview.error,
    isOther,
    choose: async (given) => {
      const chosen = { name: given.name, base64: await readBase64(given) };
      setFile(chosen);
      setOther(false);
      preview.mutate(chosen);
    },
    run: () => {
      if (file && preview.data) bring.mutate({ ...file, basedOn: preview.data.basedOn });
    },
  };
}
