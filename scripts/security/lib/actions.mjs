import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../lib/paths.mjs";

/** Every server action of the build. @returns {{ id: string, name: string, page: string }[]} */
export function builtActions() {
  const manifest = JSON.parse(readFileSync(join(root, ".next/server/server-reference-manifest.json"), "utf8"));
  return Object.entries(manifest.node).map(([id, { exportedName, workers }]) => {
    const pages = Object.keys(workers).map(pathOf);
    const page = pages.find((path) => !path.includes("[")) ?? pages[0];
    return { id, name: exportedName, page };
  });
}

/** Every page and route of the build, as written in the folder names: `/customers/[id]`. @returns {string[]} */
export function builtPaths() {
  const manifest = JSON.parse(readFileSync(join(root, ".next/app-path-routes-manifest.json"), "utf8"));
  return Object.values(manifest);
}

const pathOf = (worker) =>
  worker
    .replace(/^app/, "")
    .replace(/\/page$/, "")
    .replaceAll(/\/\([^)]+\)/g, "") || "/";

/** Puts ids in the place of `[id]` and the like. @param {string} path @param {Record<string, string>} ids */
export const fillIn = (path, ids) => path.replaceAll(/\[(\w+)\]/g, (_, name) => ids[name] ?? "none");

/**
 * Calls an action by a raw POST, as a page's script would.
 * @param {import("./client.mjs").Client} client
 * @param {{ id: string, page: string }} action
 * @param {unknown} input what JSON can say
 * @param {{ ids?: Record<string, string>, headers?: Record<string, string | undefined>, method?: string, body?: string }} [options]
 */
export function callAction(client, action, input, { ids = {}, headers = {}, method = "POST", body } = {}) {
  return client.ask(fillIn(action.page, ids), {
    method,
    headers: {
      "next-action": action.id,
      accept: "text/x-component",
      "content-type": "text/plain;charset=UTF-8",
      origin: client.origin,
      "sec-fetch-site": "same-origin",
      ...headers,
    },
    body: body ?? JSON.stringify([input]),
  });
}

/** The outcome in an action's answer; null where the framework refused or redirected. @param {{ text: string }} answer */
export function outcomeOf(answer) {
  for (const line of answer.text.split("\n")) {
    const found = /^[0-9a-f]+:(\{"ok":.*)$/.exec(line);
    if (found) return JSON.parse(found[1] ?? "null");
  }
  return null;
}
