import { z } from "zod";
import { publicId } from "@/lib/core/public-id";
import { ENABLING_REASON } from "@/lib/customers/enabling/constants";
import { customerSelectionInput } from "@/lib/customers/selection/input";
import { tagsInput } from "@/lib/customers/tags/input";
import { LINK_LIMITS } from "@/lib/requests/links/constants";
import { BULK_ITEM_STATES } from "./constants";

const reason = z
  .string()
  .trim()
  .min(ENABLING_REASON.min, `Give the reason in at least ${ENABLING_REASON.min} characters`)
  .max(ENABLING_REASON.max, `At most ${ENABLING_REASON.max} characters`);
const tags = tagsInput.pipe(z.array(z.string()).min(1, "Enter a tag"));
const days = z.int().min(LINK_LIMITS.minDays).max(LINK_LIMITS.maxDays);

const orders = (sender: z.ZodType<string, string>) =>
  z.discriminatedUnion("action", [
    z.strictObject({ action: z.literal("ENABLE") }),
    z.strictObject({ action: z.literal("DISABLE"), reason }),
    z.strictObject({ action: z.literal("ADD_TAGS"), tags }),
    z.strictObject({ action: z.literal("REMOVE_TAGS"), tags }),
    z.strictObject({ action: z.literal("LINK_SENDER"), senderId: sender }),
    z.strictObject({ action: z.literal("RECHECK") }),
    z.strictObject({ action: z.literal("REQUEST_DOCUMENTS"), days }),
  ]);

/** What is done to each customer, and what it needs. */
export const bulkOrderInput = orders(publicId("sender"));
/** The same as a run keeps it, with ids of the inside. */
export const keptOrderInput = orders(z.uuid());

export type BulkOrder = z.output<typeof bulkOrderInput>;

export const previewBulkInput = z.strictObject({ selection: customerSelectionInput, order: bulkOrderInput });
export type PreviewBulkInput = z.output<typeof previewBulkInput>;

/** `runId` is made in the browser, so that a repeated call starts one run; `seenTotal` is how many customers the dry run spoke of. */
export const startBulkInput = z.strictObject({
  runId: z.uuid(),
  selection: customerSelectionInput,
  order: bulkOrderInput,
  seenTotal: z.int().min(1),
});
export type StartBulkInput = z.output<typeof startBulkInput>;

export const bulkRunInput = z.strictObject({ runId: publicId("bulk") });
export type BulkRunInput = z.output<typeof bulkRunInput>;

/** Filters and page of a run's results. */
const bulkItemsInput = z.strictObject({
  state: z.enum(BULK_ITEM_STATES).nullable(),
  /** The place after which, or before which, the page lies. */
  after: z.int().min(0).nullable(),
  before: z.int().min(1).nullable(),
});
export type BulkItemsQuery = z.output<typeof bulkItemsInput>;

type Params = Record<string, string | string[] | undefined>;

const numberOf = (value: unknown) => (typeof value === "string" && /^\d{1,6}$/.test(value) ? Number(value) : null);

/** Reads the address of a run's results; what cannot be read counts as left out. */
export function readItemParams(params: Params): BulkItemsQuery {
  const query = {
    state: BULK_ITEM_STATES.find((state) => state.toLowerCase() === params.state) ?? null,
    after: numberOf(params.after),
    before: numberOf(params.before),
  };
  const parsed = bulkItemsInput.safeParse(query);
  return parsed.success ? parsed.data : { state: query.state, after: null, before: null };
}
