import type { DocumentRow, DocumentTarget } from "@/lib/documents/types";

/** Where a file goes: to a draft or customer of the merchant, or to where the secure link of this browser leads. */
export type UploadTarget = DocumentTarget | { byLink: true; customerId?: never; draftId?: never };

/** What is said about a file when it is sent. */
export type UploadFacts = {
  target: UploadTarget;
  slot: string;
  subject: string;
  type: string;
  side: string;
  issuedOn: string;
  expiresOn: string;
};

export type UploadAnswer =
  | { kind: "stored"; document: DocumentRow }
  /** `again`: the same file may be sent again as it is. */
  | { kind: "refused"; message: string; remedy?: string; again: boolean }
  | { kind: "cancelled" };

type Listener = { onSending: (percent: number) => void; onChecking: () => void };
type Body = { document?: DocumentRow; error?: { code: string; message: string; remedy?: string } };

/** As many as the server takes of one person at a time. */
const AT_ONCE = 3;
const MOST_WAITS = 30;
let running = 0;
const waiting: (() => void)[] = [];

const LOST: UploadAnswer = {
  kind: "refused",
  message: "The connection broke before the file had arrived.",
  remedy: "Check your connection and try again; nothing is kept twice.",
  again: true,
};

/** Sends one file, waiting for a turn first. `signal` cancels it at any moment. Never rejects. */
export async function sendUpload(
  file: File,
  facts: UploadFacts,
  listener: Listener,
  signal: AbortSignal,
): Promise<UploadAnswer> {
  await turn();
  try {
    for (let wait = 0; !signal.aborted; wait++) {
      const answer = await sendOnce(file, facts, listener, signal);
      if (!("retryAfterMs" in answer)) return answer;
      if (wait >= MOST_WAITS) return { kind: "refused", message: "Other files are still on their way.", again: true };
      await pause(answer.retryAfterMs, signal);
    }
    return { kind: "cancelled" };
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function turn(): Promise<void> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function addressOf(file: File, { target, ...facts }: UploadFacts): string {
  const query = new URLSearchParams({
    ...ownerOf(target),
    slot: facts.slot,
    subject: facts.subject,
    type: facts.type,
    side: facts.side,
    size: String(file.size),
  });
  if (facts.issuedOn) query.set("issued_on", facts.issuedOn);
  if (facts.expiresOn) query.set("expires_on", facts.expiresOn);
  return `${"byLink" in target ? "/upload/files" : "/api/uploads"}?${query}`;
}

function ownerOf(target: UploadTarget): Record<string, string> {
  if ("byLink" in target) return {};
  return target.customerId === undefined ? { draft: target.draftId } : { customer: target.customerId };
}

/** XMLHttpRequest, because fetch tells nothing about how much has been sent. */
function sendOnce(
  file: File,
  facts: UploadFacts,
  { onSending, onChecking }: Listener,
  signal: AbortSignal,
): Promise<UploadAnswer | { retryAfterMs: number }> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", addressOf(file, facts));
    request.setRequestHeader("X-File-Name", encodeURIComponent(whole(file.name)));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => onSending(event.total > 0 ? (event.loaded / event.total) * 100 : 0);
    request.upload.onload = onChecking;
    request.onerror = () => resolve(LOST);
    request.onabort = () => resolve({ kind: "cancelled" });
    request.onload = () => resolve(readAnswer(request));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function readAnswer(request: XMLHttpRequest): UploadAnswer | { retryAfterMs: number } {
  let body: Body;
  try {
    body = JSON.parse(request.responseText) as Body;
  } catch {
    return LOST;
  }
  if (request.status < 300 && body.document) return { kind: "stored", document: body.document };
  const retryAfter = Number(request.getResponseHeader("Retry-After"));
  if (request.status === 429 && retryAfter > 0) return { retryAfterMs: retryAfter * 1000 };
  if (!body.error) return LOST;
  const { message, remedy } = body.error;
  const again = request.status === 401 || request.status === 429 || request.status >= 500;
  return { kind: "refused", message, again, ...(remedy === undefined ? {} : { remedy }) };
}

/** Half a character at the end of a cut name cannot be encoded. */
const whole = (name: string) => name.replace(/\p{Cs}/gu, "");
