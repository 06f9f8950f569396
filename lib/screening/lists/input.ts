import { z } from "zod";
import { publicId } from "@/lib/core/public-id";
import { FILE_PARTS, LIST_FORMATS, TOPICS } from "../constants";

/** A list is named by a short code in lower case: "ofac-sdn". */
const listCode = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,39}$/, "Use 2 to 40 lower-case letters, digits and dashes, for example ofac-sdn.");

/** What an upload says about its file, in the address beside the bytes. */
export const uploadInput = z.strictObject({
  part: z.enum(FILE_PARTS, "Say which of the files this is."),
  name: z.string().trim().min(1).max(200),
});

/** A file that was uploaded, as the browser hands it back. */
const storedFile = z.strictObject({
  part: z.enum(FILE_PARTS),
  name: z.string().trim().min(1).max(200),
  blobKey: z.string().regex(/^[0-9a-f]{32}$/),
  bytes: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Our own word that we stored exactly this. */
  receipt: z.string().max(100),
});

export const registerInput = z.strictObject({
  list: listCode,
  title: z.string().trim().min(2, "Give the list a title.").max(80, "Use at most 80 characters."),
  topic: z.enum(TOPICS, "Choose what the list is about."),
  format: z.enum(LIST_FORMATS, "Choose the format of the file."),
  files: z.array(storedFile).min(1).max(3),
});
export type RegisterInput = z.output<typeof registerInput>;

export const activateInput = z.strictObject({ versionId: publicId("listVersion") });
export type ActivateInput = z.output<typeof activateInput>;
