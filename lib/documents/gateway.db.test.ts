import { expect, it, vi } from "vitest";

/** Modules as the server has them: pages and routes each a copy of their own. */
async function copyOfModules() {
  vi.resetModules();
  const { StorageError } = await import("@/lib/core/storage/errors");
  const { documentStore } = await import("./gateway");
  return { StorageError, documentStore };
}

it("says in words that pages and routes understand that a file is not there, whoever opened the store first", async () => {
  const routes = await copyOfModules();
  routes.documentStore();
  const pages = await copyOfModules();
  expect(pages.StorageError).not.toBe(routes.StorageError);
  for (const { documentStore, StorageError } of [routes, pages]) {
    const asked = documentStore().get("0".repeat(32));
    await expect(asked).rejects.toBeInstanceOf(StorageError);
    await expect(asked).rejects.toMatchObject({ code: "not_found" });
  }
});
