import type { TaskList } from "graphile-worker";
import { applyDueRestrictions } from "./apply-restrictions";
import { checkImportTask } from "./check-import";
import { exportCustomersTask } from "./export-customers";
import { importList } from "./import-list";
import { notifyTask } from "./notify";
import { purgeExpired } from "./purge-expired";
import { readDocumentTask } from "./read-document";
import { reassignCases } from "./reassign-cases";
import { remind } from "./remind";
import { requestReset } from "./request-reset";
import { rescreenTask } from "./rescreen-customers";
import { reviewCustomerTask } from "./review-customer";
import { rollUpDays } from "./roll-up-days";
import { runBulk } from "./run-bulk";
import { runImportTask } from "./run-import";
import { sendMail } from "./send-mail";
import { sweepBlobs } from "./sweep-blobs";

/** Every job by name. Handlers are thin: they mint a scope and call a write. */
export const taskList: TaskList = {
  apply_restrictions: async (_payload, helpers) => {
    await applyDueRestrictions(`job-${helpers.job.id}`);
  },
  export_customers: exportCustomersTask,
  check_import: checkImportTask,
  import_list: importList,
  notify: notifyTask,
  purge_expired: purgeExpired,
  sweep_blobs: async () => {
    await sweepBlobs();
  },
  read_document: readDocumentTask,
  reassign_cases: async (_payload, helpers) => {
    await reassignCases(`job-${helpers.job.id}`);
  },
  remind: async (_payload, helpers) => {
    await remind(`job-${helpers.job.id}`);
  },
  request_reset: requestReset,
  rescreen_customers: rescreenTask,
  review_customer: reviewCustomerTask,
  run_bulk: runBulk,
  roll_up_days: async (_payload, helpers) => {
    await rollUpDays(`job-${helpers.job.id}`);
  },
  run_import: runImportTask,
  send_mail: sendMail,
};
