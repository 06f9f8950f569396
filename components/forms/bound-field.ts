import type { Control, FieldPath, FieldValues } from "react-hook-form";
import type { FieldText } from "./field";

/** What every field bound to react-hook-form takes. `TOut` is what the resolver makes of the values. */
export interface BoundField<TValues extends FieldValues, TOut = TValues> extends FieldText {
  control: Control<TValues, unknown, TOut>;
  name: FieldPath<TValues>;
  disabled?: boolean | undefined;
  /** Called after the value left the field: a place to save or to fill another field. */
  onCommit?: (() => void) | undefined;
}

/** A form value as text; absent values are an empty field. */
export function asText(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
