/** A flag as word and icon. */
export function YesNo({ value }: { value: boolean }) {
  return <span className={value ? "yes" : "no"}>{value ? "Yes" : "No"}</span>;
}
