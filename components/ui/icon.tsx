import { cn } from "@/lib/core/cn";

/** Drawn by app/icons.css. */
export type IconName =
  | "back"
  | "bell"
  | "building"
  | "busy"
  | "chart"
  | "check"
  | "clock"
  | "close"
  | "columns"
  | "danger"
  | "download"
  | "draft"
  | "filter"
  | "first"
  | "home"
  | "in"
  | "inbox"
  | "info"
  | "key"
  | "landmark"
  | "last"
  | "layers"
  | "leave"
  | "list"
  | "mail"
  | "menu"
  | "next"
  | "open"
  | "out"
  | "person"
  | "reload"
  | "scale"
  | "search"
  | "settings"
  | "shield"
  | "success"
  | "switch"
  | "user-plus"
  | "users"
  | "warning";

interface IconProps {
  name: IconName;
  className?: string | undefined;
}

/** A picture beside words, for what stands on every page: one element and no code, where others are drawn by Lucide's components. Says nothing by itself. */
export function Icon({ name, className }: IconProps) {
  const own = `icon icon-${name}`;
  return <span className={className ? cn(own, className) : own} />;
}
