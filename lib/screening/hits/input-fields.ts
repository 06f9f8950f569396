import { z } from "zod";

const MOST = 1000;
const LEAST = 10;

/** Why a hit is dismissed or confirmed: read by whoever asks in a year. */
export const hitReason = z
  .string()
  .trim()
  .min(LEAST, `Say in at least ${LEAST} characters what you compared.`)
  .max(MOST, `Use at most ${MOST.toLocaleString("en")} characters.`);
