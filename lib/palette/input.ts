import { z } from "zod";
import { PALETTE_TEXT_MAX } from "./constants";

/** What was typed into the palette. */
export const paletteInput = z.strictObject({ text: z.string().max(PALETTE_TEXT_MAX) });
