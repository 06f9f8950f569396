import { cn } from "@/lib/core/cn";

const SIZES = { xs: "size-5 text-[9px]", sm: "size-6 text-[10px]", md: "size-8 text-mini" };

interface AvatarProps {
  name: string;
  size?: keyof typeof SIZES | undefined;
  /** Square for organisations, round for people. */
  shape?: "round" | "square" | undefined;
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = Array.from(words[0] ?? "")[0] ?? "?";
  const last = words.length > 1 ? (Array.from(words.at(-1) ?? "")[0] ?? "") : "";
  return (first + last).toUpperCase();
}

/** Initials; decorative, the name always stands beside it. */
export function Avatar({ name, size = "md", shape = "round" }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "grid shrink-0 place-items-center bg-accent-soft font-medium text-accent-ink",
        SIZES[size],
        shape === "round" ? "rounded-full" : "rounded-md",
      )}
    >
      {initials(name)}
    </span>
  );
}
