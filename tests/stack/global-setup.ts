import { prepareInstallation } from "@/server/services/prepare-installation";
import { startTestRun } from "../support/test-run";

/** One installation for all tests of the stack. */
export default (): Promise<() => Promise<void>> => startTestRun(async (folder) => void (await prepareInstallation(folder)));
