"use server";

import { defineAction } from "@/lib/auth/action";
import { cancelImportInput, changeColumnsInput, matchColumnsInput, runImportInput } from "./input";
import { cancelImport, changeColumns, matchColumns, startImport } from "./writes";

export const matchColumnsAction = defineAction({
  id: "imports.match_columns",
  permission: { merchant: "customers.import" },
  input: matchColumnsInput,
  handler: matchColumns,
});

export const changeColumnsAction = defineAction({
  id: "imports.change_columns",
  permission: { merchant: "customers.import" },
  input: changeColumnsInput,
  handler: changeColumns,
});

export const startImportAction = defineAction({
  id: "imports.start",
  permission: { merchant: "customers.import" },
  input: runImportInput,
  handler: startImport,
});

export const cancelImportAction = defineAction({
  id: "imports.cancel",
  permission: { merchant: "customers.import" },
  input: cancelImportInput,
  handler: cancelImport,
});
