import type { Chore } from "../define-chore";
import type { Task } from "../define-task";
import { aggregateTask } from "./aggregate";
import { answerTask } from "./answer";
import { classifyTask } from "./classify";
import { countTrendsTask } from "./count-trends";
import { embedRevisionTask } from "./embed-revision";
import { embedTask } from "./embed";
import { extractTask } from "./extract";
import { generalizeTask } from "./generalize";
import { indexRecordsTask } from "./index-records";
import { linkTask } from "./link";
import { parseTask } from "./parse";
import { reportTask } from "./report";
import { sweepChore } from "./sweep";
import { visitFeedTask } from "./visit-feed";

/** What is done by the clock. */
export const CHORES: readonly Chore[] = [sweepChore];

/** What a worker has several of in hand: while one waits for the database, another computes. */
export const TASKS: readonly Task[] = [extractTask, parseTask, generalizeTask, embedTask, classifyTask, linkTask, aggregateTask, embedRevisionTask, indexRecordsTask, countTrendsTask, ...CHORES];

/**
 * What a worker does one of at a time, beside the others. Reports wait for nothing, so a worker that took both parts of a run's would
 * write one after the other while the next worker has nothing to do. A question of a page does not wait until parts are read.
 */
export const SIDE_TASKS: readonly Task[] = [reportTask, answerTask];

/** What waits for other machines: one at a time, and no run waits for it. */
export const VISIT_TASKS: readonly Task[] = [visitFeedTask];
