"use client";

import { useEffect } from "react";
import { focusField } from "@/components/forms/field-id";

const PREFIX = "#field-";

/** Focuses the field that the address names: `#field-address_city`. */
export function useHashFocus(): void {
  useEffect(() => {
    function focus() {
      const { hash } = window.location;
      if (hash.startsWith(PREFIX)) focusField(hash.slice(PREFIX.length));
    }
    // Fields that depend on others are drawn a moment after the first ones.
    const frame = requestAnimationFrame(focus);
    window.addEventListener("hashchange", focus);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("hashchange", focus);
    };
  }, []);
}
