import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { builtActions, callAction, outcomeOf } from "./actions.mjs";
import { signedIn } from "./client.mjs";

const actions = Object.fromEntries(builtActions().map((action) => [action.name, action]));

/** Documents of one customer at most: a new draft is begun well before. */
const DRAFT_HOLDS = 15;

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/**
 * A person who uploads one file after the other into drafts of their own.
 * @param {Awaited<ReturnType<typeof import("./portal.mjs").openPortal>>} portal
 */
export async function openDesk(portal, email = "maker@acme.test") {
  const client = await signedIn(portal.url, portal.origin, email);
  let draft;
  let held = DRAFT_HOLDS;

  async function place() {
    if (held++ < DRAFT_HOLDS && draft) return draft;
    const outcome = outcomeOf(
      await callAction(client, actions.startDraftAction, { type: "INDIVIDUAL", purpose: "WALLET" }),
    );
    if (!outcome?.ok) throw new Error(`No draft: ${JSON.stringify(outcome)}`);
    draft = outcome.value.id;
    held = 1;
    return draft;
  }

  /** The address of an upload. @param {string} draftId @param {number | undefined} size */
  const pathOf = (draftId, size, slot = "ADDRESS_PROOF", type = "BANK_STATEMENT") => {
    const query = new URLSearchParams({ draft: draftId, slot, subject: "customer", type, side: "SINGLE" });
    if (size !== undefined) query.set("size", String(size));
    return `/api/uploads?${query}`;
  };

  /** Uploads whole and honestly. @param {Buffer} bytes @param {string} name */
  async function upload(bytes, name, options = {}) {
    const path = pathOf(await place(), options.isChunked ? undefined : bytes.length);
    const answer = await client.ask(path, {
      method: "POST",
      headers: {
        origin: client.origin,
        "content-type": "application/octet-stream",
        "x-file-name": encodeURIComponent(name),
        ...options.headers,
      },
      body: bytes,
      isChunked: options.isChunked,
    });
    return { ...answer, json: parsed(answer.text) };
  }

  /** Opens one page of a document as its viewer does. @param {string} documentId @param {number} page from 1 */
  async function view(documentId, page = 1) {
    const link = outcomeOf(
      await callAction(
        client,
        actions.documentLinkAction,
        { documentId, page, purpose: "own_check" },
        { ids: { draftId: draft } },
      ),
    );
    if (!link?.ok) throw new Error(`No link: ${JSON.stringify(link)}`);
    return client.ask(link.value.href);
  }

  return { client, place, pathOf, upload, view };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Files of the document store: blobs, and what lies in its temporary folder. */
export async function storedFiles(portal) {
  const store = join(portal.folder, "documents");
  const found = (await readdir(store, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const blobs = found.filter(({ parentPath }) => !parentPath.endsWith("temp")).map(({ name }) => name);
  return { blobs, leftovers: found.length - blobs.length };
}

/** Blobs without a row, rows without a blob, and leftovers: all three should be 0. */
export async function storeFaults(portal) {
  const rows = await portal.sql`
    select blob_key as key from documents union all
    select p->>'blobKey' from documents, jsonb_array_elements(pages) p`;
  const named = new Set(rows.map(({ key }) => key));
  const { blobs, leftovers } = await storedFiles(portal);
  const lying = new Set(blobs);
  return {
    withoutRow: blobs.filter((key) => !named.has(key)).length,
    withoutBlob: [...named].filter((key) => !lying.has(key)).length,
    leftovers,
  };
}

/** Moves all uploads out of the day that the quota counts. */
export const forgetDay = (portal) =>
  portal.sql`update documents set created_at = created_at - interval '3 days' where created_at > now() - interval '2 days'`;
