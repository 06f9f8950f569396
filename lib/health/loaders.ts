import "server-only";
import { requestId } from "@/lib/auth/request";
import { identityScope } from "@/lib/auth/sessions";
import { checkReadiness, type Readiness } from "./reads";

export async function loadReadiness(): Promise<Readiness> {
  return checkReadiness(identityScope(await requestId()));
}
