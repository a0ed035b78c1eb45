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

/** What is done by the clock. */
export const CHORES: readonly Chore[] = [sweepChore];

/** Everything a worker can do. */
export const TASKS: readonly Task[] = [extractTask, parseTask, generalizeTask, embedTask, classifyTask, linkTask, aggregateTask, reportTask, embedRevisionTask, indexRecordsTask, countTrendsTask, answerTask, ...CHORES];
