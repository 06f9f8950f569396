import {
  EncryptedPDFError,
  ParseSpeeds,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFStream,
} from "@cantoo/pdf-lib";
import { countPages } from "./pdf-pages";
import type { Rejection } from "./types";
import { activeContent, countInWords, damaged, PASSWORD_PROTECTED, tooManyPages } from "./words";

const MAX_NODES = 3_000_000;
const SCRIPT = "a script (JavaScript)";
const LAUNCH = "a command that starts another program";
const ATTACHED = "other files attached inside it";
const MEDIA = "video, sound or 3D content";
const FORM = "an interactive XFA form";
const SENDS = "a form that sends data elsewhere";
const ON_OPEN = "an action that runs by itself";

const KEYS: Record<string, string> = {
  "/JS": SCRIPT,
  "/JavaScript": SCRIPT,
  "/Launch": LAUNCH,
  "/EmbeddedFiles": ATTACHED,
  "/EF": ATTACHED,
  "/RichMedia": MEDIA,
  "/RichMediaContent": MEDIA,
  "/XFA": FORM,
};
const ACTIONS: Record<string, string> = {
  "/JavaScript": SCRIPT,
  "/Launch": LAUNCH,
  "/SubmitForm": SENDS,
  "/ImportData": SENDS,
  "/GoToE": ATTACHED,
  "/Rendition": MEDIA,
  "/Movie": MEDIA,
  "/Sound": MEDIA,
  "/RichMediaExecute": MEDIA,
};
const SUBTYPES: Record<string, string> = {
  "/RichMedia": MEDIA,
  "/Screen": MEDIA,
  "/Movie": MEDIA,
  "/Sound": MEDIA,
  "/3D": MEDIA,
  "/FileAttachment": ATTACHED,
  "/EmbeddedFile": ATTACHED,
};
/** What may run on opening: going to a page, and the viewer's own menu commands. */
const HARMLESS = new Set(["/GoTo", "/Named"]);

/** Looks through every object of a PDF before anything renders it. Null means nothing speaks against it. */
export async function inspectPdf(bytes: Buffer, maxPages: number): Promise<Rejection | null> {
  let context: PDFContext;
  try {
    context = (await open(bytes)).context;
  } catch (error) {
    return error instanceof EncryptedPDFError ? PASSWORD_PROTECTED : damaged("PDF");
  }
  const active = activeIn(context) ?? activeInText(bytes);
  if (active) return activeContent(active);
  const count = countPages(context);
  if (!count) return damaged("PDF");
  if (count.pages > maxPages) {
    return tooManyPages(count.more ? `more than ${countInWords(count.pages)}` : countInWords(count.pages), maxPages);
  }
  return null;
}

const LOAD = { parseSpeed: ParseSpeeds.Fastest, updateMetadata: false, preserveXFA: true };

/** Banks often encrypt with an empty password, which every viewer opens without asking; so do we. */
async function open(bytes: Buffer): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, LOAD);
  } catch (error) {
    if (!(error instanceof EncryptedPDFError)) throw error;
    try {
      return await PDFDocument.load(bytes, { ...LOAD, password: "" });
    } catch {
      throw error;
    }
  }
}

function activeIn(context: PDFContext): string | null {
  const waiting: PDFObject[] = context.enumerateIndirectObjects().map(([, object]) => object);
  let seen = 0;
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    seen += 1;
    if (seen > MAX_NODES) return "far too many parts";
    if (node instanceof PDFArray) {
      for (const item of node.asArray()) waiting.push(item);
      continue;
    }
    const dict = node instanceof PDFStream ? node.dict : node;
    if (!(dict instanceof PDFDict)) continue;
    const found = activeInDict(dict, context);
    if (found) return found;
    for (const [, value] of dict.entries()) waiting.push(value);
  }
  return null;
}

function activeInDict(dict: PDFDict, context: PDFContext): string | null {
  for (const [key, value] of dict.entries()) {
    const name = key.toString();
    const known = KEYS[name];
    if (known) return known;
    const text = value instanceof PDFName ? value.toString() : "";
    if (name === "/S" && ACTIONS[text]) return ACTIONS[text];
    if ((name === "/Subtype" || name === "/Type") && SUBTYPES[text]) return SUBTYPES[text];
    if (name === "/OpenAction" && runs(context.lookup(value))) return ON_OPEN;
    if (name === "/AA") {
      const actions = context.lookup(value);
      const values = actions instanceof PDFDict ? actions.entries().map(([, action]) => context.lookup(action)) : [];
      if (values.some(runs)) return ON_OPEN;
    }
  }
  return null;
}

function runs(action: PDFObject | undefined): boolean {
  if (!(action instanceof PDFDict)) return false;
  const kind = action.get(PDFName.of("S"));
  return !(kind instanceof PDFName && HARMLESS.has(kind.toString()));
}

/** Catches what stands in objects that did not parse or that a later revision of the file hides. */
function activeInText(bytes: Buffer): string | null {
  const found = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA)[\s/<([\]>]/.exec(bytes.toString("latin1"))?.[1];
  if (!found) return null;
  return KEYS[`/${found}`] ?? ATTACHED;
}
