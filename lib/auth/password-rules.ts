import { PASSWORD_MAX, PASSWORD_MIN } from "./constants";

/** Long enough and still the first that guessers try. Compared without case, spaces and punctuation. */
const COMMON = new Set(
  (
    "password1234 password12345 password123456 passwordpassword mypassword123 changeme1234 changemeplease letmein12345 " +
    "letmeinletmein welcome12345 welcome123456 adminadmin12 administrator administrator1 qwertyuiop12 qwertyuiop123 " +
    "qwertyqwerty qwerty123456 qwertyuiopasdf 1qaz2wsx3edc zaq12wsxcde3 iloveyou1234 iloveyouforever trustno1trustno1 " +
    "correcthorsebatterystaple 123456789012 1234567890123 123123123123 111222333444 112233445566 abcdefghijkl " +
    "abc123abc123 abcd1234abcd q1w2e3r4t5y6 asdfghjkl123 monkey123456 dragon123456 football1234 baseball1234 " +
    "sunshine1234 princess1234 superman1234 porticoportico portico12345 porticodemo2026"
  ).split(" "),
);

const plain = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");

/** The same few characters over and over: "aaaaaaaaaaaa", "abababababab". */
const isMonotonous = (text: string) => new Set(text).size < 4;

/** What is wrong with a new password, as a sentence for the field; null when it will do. */
export function passwordProblem(password: string, email: string): string | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return `Use at least ${PASSWORD_MIN} characters. A few words in a row work well.`;
  if (length > PASSWORD_MAX) return `Use at most ${PASSWORD_MAX} characters.`;
  const core = plain(password);
  const [localPart = ""] = email.split("@");
  if (core === plain(email) || (plain(localPart).length >= 5 && core === plain(localPart).repeat(2))) {
    return "Choose something other than your e-mail address.";
  }
  if (COMMON.has(core) || isMonotonous(core)) {
    return "This password is among the first that are guessed. Choose another.";
  }
  return null;
}
