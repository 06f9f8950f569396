"use client";

import { type RefObject, useState } from "react";
import { toast } from "@/components/ui/toast";
import { type Refusal, unanswered } from "@/lib/core/outcome";
import {
  duplicateViewAction,
  removeViewAction,
  renameViewAction,
  restoreViewAction,
  saveViewAction,
  setDefaultViewAction,
  shareViewAction,
  updateViewAction,
} from "@/lib/customers/views/actions";
import type { CustomerView, ViewShelf } from "@/lib/customers/views/types";
import type { Views } from "./use-views";

const byName = (a: CustomerView, b: CustomerView) => a.name.localeCompare(b.name, "en", { sensitivity: "base" });

/** The shelf with a view as it is now; without it when this person does not see it any more. */
function withView(shelf: ViewShelf, view: CustomerView): ViewShelf {
  const others = shelf.views.filter(({ id }) => id !== view.id);
  const isSeen = view.isOwn || view.isShared;
  return { ...shelf, views: isSeen ? [...others, view].sort(byName) : others };
}

/** The shelf without a view that is gone. */
const withoutView = (shelf: ViewShelf, { id }: CustomerView): ViewShelf => ({
  ...shelf,
  views: shelf.views.filter((each) => each.id !== id),
  defaultId: shelf.defaultId === id ? null : shelf.defaultId,
});

/**
 * Everything that can be done to views, each said in a toast; resolves to the refusal where a dialog shows it. `latest` is kept by what
 * stands as long as the page: an undo comes when the address and the shelf have long changed.
 */
export function useViewActs(latest: RefObject<Views>) {
  const [isBusy, setBusy] = useState(false);
  const put = (view: CustomerView) => latest.current.changeShelf((now) => withView(now, view));

  async function busily<T>(act: () => Promise<T>): Promise<T> {
    setBusy(true);
    try {
      return await act();
    } finally {
      setBusy(false);
    }
  }

  /** Says a refusal, and puts the view as it is now where the answer brought it. */
  function refused(title: string, outcome: Refusal) {
    const present = outcome.code === "conflict" ? (outcome.detail as CustomerView | undefined) : undefined;
    if (present) put(present);
    if (outcome.code === "not_found") latest.current.refresh();
    toast.error(title, { description: outcome.message });
    return present;
  }

  return {
    isBusy,

    /** A new view of what is on the screen. */
    saveAs: (name: string, isShared: boolean) =>
      busily(async () => {
        const outcome = await saveViewAction({ name, isShared, ...latest.current.content });
        if (outcome.ok) {
          put(outcome.value);
          latest.current.open(outcome.value);
          const description = isShared ? "Everybody in your organisation sees it." : undefined;
          toast.success(`"${outcome.value.name}" is saved`, { description });
        }
        return outcome;
      }),

    /** Puts what is on the screen into the open view. */
    save: (view: CustomerView) =>
      busily(async () => {
        const { content, query } = latest.current;
        const handle = { viewId: view.id, version: view.version };
        const outcome = await updateViewAction({ ...handle, ...content }).catch(unanswered);
        if (outcome.ok) {
          put(outcome.value);
          latest.current.open(outcome.value, "replace");
          toast.success(`"${view.name}" is saved`);
          return;
        }
        if (outcome.code === "not_found") {
          // Nothing is asked of the server: its answer would be one to the address that is left here.
          latest.current.changeShelf((now) => withoutView(now, view));
          latest.current.leave(query);
          toast.error(`"${view.name}" is gone`, {
            description:
              "It was removed, or it is not shared with you any more. Your filters stay: save them as a new view.",
          });
          return;
        }
        const present = refused(`"${view.name}" was not saved`, outcome);
        if (present) latest.current.reopen(present, query);
      }),

    rename: (view: CustomerView, name: string) =>
      busily(async () => {
        const outcome = await renameViewAction({ viewId: view.id, version: view.version, name });
        if (outcome.ok) {
          put(outcome.value);
          toast.success(`"${view.name}" is called "${outcome.value.name}" now`);
        } else if (outcome.code === "conflict") put(outcome.detail as CustomerView);
        return outcome;
      }),

    share: (view: CustomerView, isShared: boolean) =>
      busily(async () => {
        const outcome = await shareViewAction({ viewId: view.id, version: view.version, isShared }).catch(unanswered);
        if (!outcome.ok) {
          refused(`"${view.name}" is as it was`, outcome);
          return;
        }
        put(outcome.value);
        if (isShared)
          toast.success(`"${view.name}" is shared`, { description: "Everybody in your organisation sees it." });
        else
          toast.success(`"${view.name}" is not shared any more`, {
            description: `Only ${view.isOwn ? "you" : view.ownerName} can open it now.`,
          });
      }),

    duplicate: (view: CustomerView) =>
      busily(async () => {
        const outcome = await duplicateViewAction({ viewId: view.id }).catch(unanswered);
        if (!outcome.ok) {
          refused(`"${view.name}" was not copied`, outcome);
          return;
        }
        put(outcome.value);
        latest.current.open(outcome.value);
        toast.success(`"${outcome.value.name}" is yours`, { description: `A copy of "${view.name}".` });
      }),

    remove: (view: CustomerView) =>
      busily(async () => {
        const { shelf, view: open } = latest.current;
        const [wasDefault, wasOpen] = [shelf.defaultId === view.id, open?.id === view.id];
        const outcome = await removeViewAction({ viewId: view.id }).catch(unanswered);
        if (!outcome.ok) {
          refused(`"${view.name}" was not removed`, outcome);
          return;
        }
        latest.current.changeShelf((now) => withoutView(now, view));
        if (wasOpen) latest.current.open(null, "replace");
        toast.undo(`"${view.name}" is removed`, () => void bringBack(view, { wasDefault, wasOpen }), {
          description: view.isShared ? "Nobody in your organisation sees it any more." : undefined,
        });
      }),

    /** The view that the list opens with; null = the plain list. */
    setDefault: (view: CustomerView | null) =>
      busily(async () => {
        const outcome = await setDefaultViewAction({ viewId: view?.id ?? null }).catch(unanswered);
        if (!outcome.ok) {
          refused("The list opens as it did", outcome);
          return;
        }
        latest.current.changeShelf((now) => ({ ...now, defaultId: view?.id ?? null, isDefaultGone: false }));
        // The bare address means something else from now on.
        latest.current.pin("replace");
        toast.success(view ? `The list opens with "${view.name}" from now on` : "The list opens with all customers");
      }),

    copyLink: async (view: CustomerView) => {
      const link = new URL("/customers", window.location.origin);
      link.searchParams.set("view", view.id);
      const description = view.isShared
        ? "It opens for everybody in your organisation."
        : "It opens for you alone: share the view first.";
      try {
        await navigator.clipboard.writeText(link.href);
        toast.success(`The link to "${view.name}" is copied`, { description });
      } catch {
        toast.error("The link was not copied", { description: `Your browser refused. This is the link: ${link.href}` });
      }
    },
  };

  async function bringBack(view: CustomerView, was: { wasDefault: boolean; wasOpen: boolean }) {
    const outcome = await restoreViewAction({ viewId: view.id }).catch(unanswered);
    if (!outcome.ok) {
      refused(`"${view.name}" did not come back`, outcome);
      return;
    }
    put(outcome.value);
    if (was.wasDefault) {
      const again = await setDefaultViewAction({ viewId: view.id }).catch(unanswered);
      if (again.ok) latest.current.changeShelf((now) => ({ ...now, defaultId: view.id }));
    }
    if (was.wasOpen) latest.current.open(outcome.value);
    toast.success(`"${outcome.value.name}" is back`);
  }
}

export type ViewActs = ReturnType<typeof useViewActs>;
