/** One choice of a select, combobox, radio group or checkbox group. */
export interface Option<TValue extends string = string> {
  value: TValue;
  label: string;
  /** A second, quieter line. */
  description?: string | undefined;
  /** A number that stands at the end of the line; "" keeps its place. Only menus show it. */
  figure?: string | undefined;
  disabled?: boolean | undefined;
}
