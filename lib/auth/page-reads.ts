import "server-only";
import { cache } from "react";
import { sharedScope, type Tx } from "@/db/scope";
import type { MerchantScope, StaffScope } from "./scope";

const ofThisRequest = cache(() => new Map<string, ReturnType<typeof sharedScope>>());

/**
 * `withScope` for what a page shows: its frame and its content are loaded apart but at the same moment, and share one transaction. Only for
 * reading.
 */
export function readForPage<T>(scope: MerchantScope | StaffScope, body: (tx: Tx) => Promise<T>): Promise<T> {
  const shared = ofThisRequest();
  // The person is the same all through a request.
  const whose = scope.kind === "merchant" ? scope.orgId : scope.kind;
  const read = shared.get(whose) ?? sharedScope(scope);
  shared.set(whose, read);
  return read(body);
}
