import type { Bilingual } from "@/server/domain/knowledge/playbook";
import type { RunStatus } from "./generated/enums";
import { pool } from "./client";
import { likePattern } from "./like-pattern";

export interface FoundRun {
  id: number;
  name: string;
  status: RunStatus;
  createdAt: Date;
}

/** A problem in the newest revision of its knowledge base. */
export interface FoundProblem {
  knowledgeBaseId: number;
  knowledgeBase: string;
  problemId: number;
  text: string;
}

export interface FoundPlaybook {
  id: number;
  title: Bilingual;
  owner: Bilingual;
}

export interface FoundThings {
  runs: FoundRun[];
  problems: FoundProblem[];
  playbooks: FoundPlaybook[];
}

/** `P46`, `46`: the id of a problem as people say it. */
const PROBLEM_ID = /^\s*[pP]?(\d{1,9})\s*$/;

const RUNS = `select id, name, status, created_at as "createdAt" from runs where name ilike $1 or input_name ilike $1 order by created_at desc, id desc limit $2`;

const PROBLEMS = `
  select b.id as "knowledgeBaseId", b.name as "knowledgeBase", p.problem_id as "problemId", p.text
    from knowledge_bases b
    join lateral (select r.id from knowledge_base_revisions r where r.knowledge_base_id = b.id order by r.number desc limit 1) head on true
    join revision_problems p on p.revision_id = head.id
   where p.text ilike $1 or p.problem_id = $3
   order by b.is_default desc, p.problem_id <> $3, b.id desc, p.problem_id limit $2`;

const PLAYBOOKS = `
  select id, title, owner from (
    select distinct on (p.id) p.id, r.title, r.owner from playbooks p join playbook_revisions r on r.playbook_id = p.id order by p.id, r.number desc
  ) newest where title ->> 'en' ilike $1 or title ->> 'ru' ilike $1 order by id limit $2`;

/** What of the installation bears a text in its name, of each kind at most `limit`. */
export async function findThings(text: string, limit: number): Promise<FoundThings> {
  const pattern = likePattern(text);
  const problemId = Number(PROBLEM_ID.exec(text)?.[1] ?? 0);
  const [runs, problems, playbooks] = await Promise.all([
    pool().query<FoundRun>(RUNS, [pattern, limit]),
    pool().query<FoundProblem>(PROBLEMS, [pattern, limit, problemId]),
    pool().query<FoundPlaybook>(PLAYBOOKS, [pattern, limit]),
  ]);
  return { runs: runs.rows, problems: problems.rows, playbooks: playbooks.rows };
}
