"use server";

import { defineAction } from "@/lib/auth/action";
import { defaultViewInput, renameViewInput, saveViewInput, shareViewInput, updateViewInput, viewInput } from "./input";
import {
  duplicateView,
  removeView,
  renameView,
  restoreView,
  saveView,
  setDefaultView,
  shareView,
  updateView,
} from "./writes";

export const saveViewAction = defineAction({
  id: "views.save",
  permission: { merchant: "views.write" },
  input: saveViewInput,
  handler: saveView,
});

export const updateViewAction = defineAction({
  id: "views.update",
  permission: { merchant: "views.write" },
  input: updateViewInput,
  handler: updateView,
});

export const renameViewAction = defineAction({
  id: "views.rename",
  permission: { merchant: "views.write" },
  input: renameViewInput,
  handler: renameView,
});

export const shareViewAction = defineAction({
  id: "views.share",
  permission: { merchant: "views.share" },
  input: shareViewInput,
  handler: shareView,
});

export const removeViewAction = defineAction({
  id: "views.remove",
  permission: { merchant: "views.write" },
  input: viewInput,
  handler: removeView,
});

export const restoreViewAction = defineAction({
  id: "views.restore",
  permission: { merchant: "views.write" },
  input: viewInput,
  handler: restoreView,
});

export const duplicateViewAction = defineAction({
  id: "views.duplicate",
  permission: { merchant: "views.write" },
  input: viewInput,
  handler: duplicateView,
});

export const setDefaultViewAction = defineAction({
  id: "views.set_default",
  permission: { merchant: "views.write" },
  input: defaultViewInput,
  handler: setDefaultView,
});
