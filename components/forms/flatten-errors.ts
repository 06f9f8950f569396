export interface FormError {
  /** Path of the field: "owners.0.name". */
  name: string;
  message: string;
}

function walk(node: unknown, path: string, found: FormError[]): void {
  if (typeof node !== "object" || node === null) {
    return;
  }
  if ("message" in node && typeof node.message === "string" && node.message !== "") {
    found.push({ name: path, message: node.message });
    return;
  }
  for (const [key, child] of Object.entries(node)) {
    // `ref` points into the document and `root` is the list itself.
    if (key !== "ref") {
      walk(child, key === "root" ? path : path === "" ? key : `${path}.${key}`, found);
    }
  }
}

/** The nested `formState.errors` as a flat list, in the order of the fields. */
export function flattenErrors(errors: object): FormError[] {
  const found: FormError[] = [];
  walk(errors, "", found);
  return found;
}
