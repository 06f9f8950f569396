function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Dotted paths of the leaves that differ between two profiles, in order, each once. */
export function changedPaths(before: unknown, after: unknown, path = ""): string[] {
  if (isObject(before) || isObject(after)) {
    const left = isObject(before) ? before : {};
    const right = isObject(after) ? after : {};
    const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
    return keys.flatMap((key) => changedPaths(left[key], right[key], path ? `${path}.${key}` : key));
  }
  return before === after ? [] : [path];
}
