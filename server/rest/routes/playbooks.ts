import type { z } from "zod";
import { findPlaybook, listPlaybooks as listPlaybookRows, type PlaybookRow } from "@/server/db/playbooks";
import { writePlaybookFile } from "@/server/domain/knowledge/playbook-file";
import { playbookFaultText } from "@/server/services/playbook-fault-text";
import { importPlaybooks as importFile } from "@/server/services/playbook-import";
import { defineRoute } from "../define-route";
import { readBody } from "../read-json";
import { found, restError } from "../rest-error";
import { importedPlaybooks, playbook } from "../schemas/knowledge";
import { idParams, wholeList } from "../schemas/named";

/** 16 MB of file, as for a knowledge base. */
const MAX_FILE_BYTES = 16_000_000;

const FILE = { types: ["application/json"] };

const showPlaybook = (row: PlaybookRow): z.input<typeof playbook> => ({ ...row, updatedAt: row.updatedAt.toISOString() });

export const listPlaybooks = defineRoute({ response: wholeList(playbook), run: async () => ({ items: (await listPlaybookRows()).map(showPlaybook), nextCursor: null }) });

export const getPlaybook = defineRoute({ params: idParams, response: playbook, run: async ({ params: { id } }) => showPlaybook(found(await findPlaybook(id))) });

const fileOf = (playbooks: readonly PlaybookRow[], name: string): Response =>
  new Response(writePlaybookFile(playbooks), { headers: { "Content-Type": "application/json", "Content-Disposition": `attachment; filename="${name}.json"` } });

export const exportPlaybooks = defineRoute({ gives: FILE, run: async () => fileOf(await listPlaybookRows(), "playbooks") });

export const exportPlaybook = defineRoute({ params: idParams, gives: FILE, run: async ({ params: { id } }) => fileOf([found(await findPlaybook(id))], `playbook-${String(id)}`) });

export const importPlaybooks = defineRoute({
  takes: FILE,
  response: importedPlaybooks,
  errors: [413],
  async run({ caller, request }) {
    const outcome = await importFile(await readBody(request, MAX_FILE_BYTES), { basedOn: null, createdById: caller.userId });
    if (outcome.kind === "imported" || outcome.kind === "unchanged") return outcome;
    // Nothing was looked at before, so that nothing can differ from it.
    const faults = outcome.kind === "refused" ? outcome.faults.map((fault) => playbookFaultText(fault, "en")) : [];
    throw restError("playbooks_refused", { first: faults[0] ?? "", faults });
  },
});
