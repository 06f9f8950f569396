import type { Rejection, RejectionReason } from "./types";

const MB = 1024 * 1024;
const NUMBER = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

export const PRINT_TO_PDF =
  'Open it, choose "Print" and "Save as PDF", then upload the new file, or send a photo of each page.';
const TAKE_AGAIN = "Take the photo again in good light, hold the phone still and fill the frame with the document.";

export function reject(reason: RejectionReason, message: string, remedy: string): Rejection {
  return { accepted: false, reason, message, remedy };
}

export function bytesInWords(bytes: number): string {
  if (bytes >= MB) return `${NUMBER.format(bytes / MB)} MB`;
  return bytes >= 1024 ? `${NUMBER.format(bytes / 1024)} kB` : `${bytes} bytes`;
}

export const countInWords = (count: number) => NUMBER.format(count);

export function tooLarge(limitBytes: number): Rejection {
  return reject(
    "TOO_LARGE",
    `This file is larger than ${bytesInWords(limitBytes)}, the most we can take.`,
    "Save it with a lower quality or resolution, or split a long document into parts.",
  );
}

export function tooManyPixels(width: number, height: number, limit: number): Rejection {
  return reject(
    "TOO_LARGE",
    `This picture is ${countInWords(width)} x ${countInWords(height)} px; we can read up to ${countInWords(limit / 1e6)} million pixels.`,
    "Take the photo at a normal resolution, or save a smaller copy of it.",
  );
}

export const EMPTY = reject("EMPTY", "This file is empty (0 bytes).", "Choose the file again, or save it anew first.");

export const HEIC = reject(
  "HEIC",
  "This photo is in Apple's HEIC format, which we cannot read.",
  "On an iPhone choose Settings > Camera > Formats > Most compatible and take it again, or send a screenshot of the photo.",
);

export function wrongType(seems: string): Rejection {
  return reject(
    "WRONG_TYPE",
    `This file seems to be ${seems}. We take PNG and JPEG pictures and PDF documents.`,
    "Send a photo, a scan or a PDF of the document.",
  );
}

export function damaged(what: "picture" | "PDF"): Rejection {
  return reject(
    "DAMAGED",
    what === "PDF"
      ? "This PDF is damaged or incomplete and cannot be opened."
      : "This picture is damaged or was cut off.",
    what === "PDF" ? PRINT_TO_PDF : "Check that it opens on your device, then upload it again or take a new photo.",
  );
}

export function tooSmall(width: number, height: number, longSide: number, shortSide: number): Rejection {
  return reject(
    "TOO_SMALL",
    `This photo is ${width} x ${height} px; we need at least ${longSide} px on the long side and ${shortSide} px on the short side.`,
    "Take the photo closer, or scan it at 150 dpi or more.",
  );
}

export function pageTooThin(page: number, width: number, height: number): Rejection {
  return reject(
    "TOO_SMALL",
    `Page ${page} of this PDF is ${countInWords(width)} x ${countInWords(height)} points, which is too narrow to show.`,
    PRINT_TO_PDF,
  );
}

export const TOO_DARK = reject("TOO_DARK", "This is too dark to read.", TAKE_AGAIN);
export const BLANK = reject(
  "BLANK",
  "We can see nothing on this: it looks blank.",
  "Check the file on your device and choose the right one.",
);
export const BLURRED = reject("BLURRED", "This is too blurred to read.", TAKE_AGAIN);

export const PASSWORD_PROTECTED = reject(
  "PASSWORD_PROTECTED",
  "This PDF is protected by a password, so nobody here can open it.",
  'Open it with the password, choose "Print" and "Save as PDF", then upload the new file.',
);

export function activeContent(what: string): Rejection {
  return reject("ACTIVE_CONTENT", `This PDF contains ${what}, which we do not accept in documents.`, PRINT_TO_PDF);
}

export function tooManyPages(found: string, limit: number): Rejection {
  return reject(
    "TOO_MANY_PAGES",
    `This PDF has ${found} pages; we take up to ${limit}.`,
    "Send only the pages that are needed, or split it into parts.",
  );
}

export const UNSAFE = reject(
  "UNSAFE",
  "This file could not be read safely: it takes far more time or memory than an ordinary document.",
  "Send a photo or a screenshot of the document instead.",
);
