import { type ClassValue, clsx } from "clsx";

/**
 * Joins class names. Which of two utilities that contradict each other wins is up to the style sheet: give a part one of them, or let its own
 * look stand in app/defaults.css or app/parts.css, where every utility wins over it.
 */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes);
}
