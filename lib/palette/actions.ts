"use server";

import { withScope } from "@/db/scope";
import { defineAction } from "@/lib/auth/action";
import { merchantMay } from "@/lib/auth/permissions";
import { ok } from "@/lib/core/outcome";
import { paletteInput } from "./input";
import { findPaletteCustomers, findPaletteSenders } from "./reads";
import { findPaletteCases } from "./reads-cases";
import type { PaletteFinds } from "./types";

/** What the palette finds on the server: a merchant's own customers and senders, for compliance the cases of all. */
export const searchPalette = defineAction({
  id: "palette.search",
  permission: { either: { merchant: "customers.read", reviewer: "cases.read" } },
  input: paletteInput,
  handler: async (scope, { text }) =>
    ok(
      await withScope(scope, async (tx): Promise<PaletteFinds> => {
        if (scope.kind === "reviewer") return { customers: [], senders: [], cases: await findPaletteCases(tx, text) };
        const maySenders = merchantMay(scope.role, "senders.read");
        const [customers, senders] = await Promise.all([
          findPaletteCustomers(tx, scope, text),
          maySenders ? findPaletteSenders(tx, scope, text) : [],
        ]);
        return { customers, senders, cases: [] };
      }),
    ),
});
