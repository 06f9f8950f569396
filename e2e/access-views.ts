import { type ActionRow, MAKERS, MERCHANTS } from "./access-actors";

const VIEW_LOOKS = { query: "status=APPROVED", columns: "id*.name", density: "comfortable" };

/** Server actions about views of the list; the view among the things is shared. */
export const VIEW_ACTION_ROWS: Record<string, ActionRow> = {
  saveViewAction: {
    allowed: MERCHANTS,
    input: () => ({ name: "Matrix view", ...VIEW_LOOKS, isShared: false }),
  },
  updateViewAction: {
    allowed: MERCHANTS,
    input: ({ view }) => ({ viewId: view, version: 1, ...VIEW_LOOKS }),
    foreign: "not_found",
  },
  renameViewAction: {
    allowed: MERCHANTS,
    input: ({ view }) => ({ viewId: view, version: 1, name: "Taken over" }),
    foreign: "not_found",
  },
  shareViewAction: {
    allowed: MAKERS,
    input: ({ view }) => ({ viewId: view, version: 1, isShared: false }),
    foreign: "not_found",
  },
  removeViewAction: { allowed: MERCHANTS, input: ({ view }) => ({ viewId: view }), foreign: "not_found" },
  restoreViewAction: { allowed: MERCHANTS, input: ({ view }) => ({ viewId: view }), foreign: "not_found" },
  duplicateViewAction: { allowed: MERCHANTS, input: ({ view }) => ({ viewId: view }), foreign: "not_found" },
  setDefaultViewAction: { allowed: MERCHANTS, input: ({ view }) => ({ viewId: view }), foreign: "not_found" },
};
