import "server-only";
import { withScope } from "@/db/scope";
import { staffMay } from "@/lib/auth/permissions";
import { requireReviewer } from "@/lib/auth/require";
import { listScreeningLists, rescreeningLeft } from "./reads";

/** The lists page: every list with its versions, and how much of the screening that followed is still to do. */
export async function loadLists() {
  const scope = await requireReviewer("cases.read");
  return withScope(scope, async (tx) => {
    const lists = await listScreeningLists(tx);
    return { lists, rescreening: await rescreeningLeft(tx), mayKeep: staffMay(scope.role, "cases.lists") };
  });
}
