declare global {
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

// Runs before any page's script. Zod would try whether it may compile code, which our policy forbids and reports as a violation. It keeps its
// settings here and takes them up when a page needs it; asking it for them would put it into every page.
globalThis.__zod_globalConfig = { jitless: true };

export {};
