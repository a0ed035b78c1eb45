import { pool } from "./client";

/** A playbook step as one incident of a run has it. */
export interface ChecklistKey {
  runId: number;
  problemId: number;
  playbookId: number;
}

/** A step that was done, by whom and when. */
export interface DoneStep {
  stepId: string;
  doneAt: Date;
  doneBy: string | null;
}

/** The steps that were done for an incident. */
export async function listDoneSteps({ runId, problemId, playbookId }: ChecklistKey): Promise<DoneStep[]> {
  const { rows } = await pool().query<DoneStep>(
    `select c.step_id as "stepId", c.done_at as "doneAt", u.name as "doneBy"
       from checklist_items c left join users u on u.id = c.done_by_id
      where c.run_id = $1 and c.problem_id = $2 and c.playbook_id = $3`,
    [runId, problemId, playbookId],
  );
  return rows;
}

/** Marks a step as done. Who did it first stays. */
export async function markStepDone({ runId, problemId, playbookId }: ChecklistKey, stepId: string, doneById: number): Promise<void> {
  await pool().query(
    `insert into checklist_items (run_id, problem_id, playbook_id, step_id, done_by_id) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [runId, problemId, playbookId, stepId, doneById],
  );
}

/** Takes the mark off a step. */
export async function clearStep({ runId, problemId, playbookId }: ChecklistKey, stepId: string): Promise<void> {
  await pool().query("delete from checklist_items where run_id = $1 and problem_id = $2 and playbook_id = $3 and step_id = $4", [runId, problemId, playbookId, stepId]);
}

/** How many steps were done, by (problem, playbook). */
export async function countDoneSteps(runId: number): Promise<{ problemId: number; playbookId: number; done: number }[]> {
  const { rows } = await pool().query<{ problemId: number; playbookId: number; done: number }>(
    `select problem_id as "problemId", playbook_id as "playbookId", count(*)::int as done from checklist_items where run_id = $1 group by 1, 2`,
    [runId],
  );
  return rows;
}
