import { z } from "zod";
import { publicId } from "@/lib/core/public-id";
import { LIVE_ROWS_MAX } from "./constants";

/** What an open list asks for after changes. */
export const liveCustomersInput = z.strictObject({
  /** Rows in view that may have changed. */
  ids: z.array(publicId("customer")).max(LIVE_ROWS_MAX),
  /** Counts customers added after this instant; null = nobody wants to know. */
  newerThan: z.iso.datetime().nullable(),
});
