"use client";

import { lazy } from "react";

// Every page there is carries this file, and next to none shows it.
const NotFoundCard = lazy(() => import("./not-found-card").then((file) => ({ default: file.NotFoundCard })));

/** What stands where there is no page. The browser draws it: made by the server it would travel, unseen, with every page there is. */
export function NotFoundView() {
  return <NotFoundCard />;
}
