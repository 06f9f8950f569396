"use server";

import { defineAction } from "@/lib/auth/action";
import { askExportInput, exportInput } from "./input";
import { askForExport, cancelExport } from "./writes";

/** Asks for a file of customers, which a job then makes. */
export const askForExportAction = defineAction({
  id: "exports.ask",
  permission: { merchant: "customers.export" },
  input: askExportInput,
  handler: askForExport,
});

export const cancelExportAction = defineAction({
  id: "exports.cancel",
  permission: { merchant: "customers.export" },
  input: exportInput,
  handler: cancelExport,
});
