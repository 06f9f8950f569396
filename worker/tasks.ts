import type { TaskList } from "graphile-worker";
import { purgeExpired } from "./purge-expired";

/** Every job by name. Handlers are thin: they mint a scope and call a write. */
export const taskList: TaskList = {
  purge_expired: purgeExpired,
};
