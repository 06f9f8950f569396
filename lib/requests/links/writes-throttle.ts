import { withScope } from "@/db/scope";
import type { HostedScope, IdentityScope } from "@/lib/auth/scope";
import { type Bucket, bucketKey, reserveTry } from "@/lib/auth/throttle";
import { type Outcome, ok, refuse } from "@/lib/core/outcome";
import { LINK_LIMITS } from "./constants";

const WINDOW_MINUTES = 60;

const ofAddress = (kind: string, address: string | null, limits: { one: number; direct: number }): Bucket => {
  const from = address ?? "unknown";
  const limit = from === "direct" ? limits.direct : limits.one;
  return { key: bucketKey(kind, from), limit, windowMinutes: WINDOW_MINUTES };
};

async function reserve(scope: IdentityScope, buckets: Bucket[], message: string): Promise<Outcome<null>> {
  const seconds = await withScope(scope, (tx) => reserveTry(tx, buckets));
  return seconds === null ? ok(null) : refuse("rate_limited", message, { retryAfterSeconds: seconds });
}

/** One try to open a link. */
export function reserveOpening(scope: IdentityScope, address: string | null): Promise<Outcome<null>> {
  const limits = { one: LINK_LIMITS.opensAnHour, direct: LINK_LIMITS.opensAnHourDirect };
  return reserve(
    scope,
    [ofAddress("upload-open", address, limits)],
    "Too many links were tried from here. Wait an hour, then open yours again.",
  );
}

/** One file by a link: counted on the link and on where it comes from. */
export function reserveFile(
  scope: IdentityScope,
  link: Pick<HostedScope, "linkId">,
  address: string | null,
): Promise<Outcome<null>> {
  const limits = { one: LINK_LIMITS.filesOfAddressAnHour, direct: LINK_LIMITS.filesOfAddressAnHourDirect };
  const ofLink = {
    key: bucketKey("upload-link", link.linkId),
    limit: LINK_LIMITS.filesOfLinkAnHour,
    windowMinutes: WINDOW_MINUTES,
  };
  return reserve(
    scope,
    [ofAddress("upload-file", address, limits), ofLink],
    "Many files came from here within an hour. Wait a while, then go on.",
  );
}
