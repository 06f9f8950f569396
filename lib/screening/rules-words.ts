/** A listed birth date that is no whole day, in words: "1965-03", "about 1965", "1960 to 1965". */
export function birthDateWords(listed: string): string {
  const between = listed.match(/^(\d{4})\.\.(\d{4})$/);
  if (between) return `${between[1]} to ${between[2]}`;
  return listed.startsWith("~") ? `about ${listed.slice(1)}` : listed;
}
