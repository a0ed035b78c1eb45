import { enqueue } from "@/server/queue/jobs";
import { pool } from "./client";
import { transaction } from "./transaction";

/** A question that nobody has taken the answer of for so long was asked by somebody who is gone. */
const FORGOTTEN_MINUTES = 10;

/** Writes a question and the job that answers it. @returns its id */
export async function insertQuestion(question: object): Promise<number> {
  const id = await transaction(async (client) => {
    await client.query("delete from questions where asked_at < now() - make_interval(mins => $1)", [FORGOTTEN_MINUTES]);
    const { rows } = await client.query<{ id: number }>("insert into questions (question) values ($1) returning id", [JSON.stringify(question)]);
    const [row] = rows;
    if (row === undefined) throw new Error("no question id came back");
    await enqueue(client, "answer", [row]);
    return row.id;
  });
  if (id === null) throw new Error("the question was not written");
  return id;
}

/** What was asked; null where the asker has given up. */
export async function findQuestion(id: number): Promise<unknown> {
  const { rows } = await pool().query<{ question: unknown }>("select question from questions where id = $1", [id]);
  return rows[0]?.question ?? null;
}

/** Writes the answer down for the asker. */
export async function writeAnswer(id: number, answer: object): Promise<void> {
  await pool().query("update questions set answer = $2 where id = $1", [id, JSON.stringify(answer)]);
}

/** The answer, where there is one; null before. */
export async function findAnswer(id: number): Promise<unknown> {
  const { rows } = await pool().query<{ answer: unknown }>("select answer from questions where id = $1", [id]);
  return rows[0]?.answer ?? null;
}

/** Takes a question away, answered or not. */
export async function deleteQuestion(id: number): Promise<void> {
  await pool().query("delete from questions where id = $1", [id]);
}
