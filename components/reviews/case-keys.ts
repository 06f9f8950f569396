import type { KeyGroup } from "@/components/data-table/keys-help";

/** Every key of the case page, as the list of keys shows them. */
export const CASE_KEYS: readonly KeyGroup[] = [
  {
    title: "Data and documents",
    keys: [
      { keys: ["j"], label: "Next line" },
      { keys: ["k"], label: "Previous line" },
      { keys: ["y"], label: "Accept, then the next open line" },
      { keys: ["n"], label: "Flag, with a reason" },
      { keys: ["u"], label: "Take the mark back" },
    ],
  },
  {
    title: "Document viewer",
    keys: [
      { keys: ["1", "…", "9"], label: "Document by its number" },
      { keys: ["Page up", "Page down"], label: "Page of the document" },
      { keys: ["+", "-"], label: "Larger, smaller (also the wheel)" },
      { keys: ["0"], label: "The whole page" },
      { keys: ["←", "↑", "→", "↓"], label: "Move a larger page" },
      { keys: ["r", "R"], label: "Turn right, turn left" },
      { keys: ["c"], label: "Compare two documents" },
      { keys: ["f"], label: "Full screen" },
    ],
  },
  {
    title: "Case",
    keys: [
      { keys: ["d"], label: "Decision" },
      { keys: ["J"], label: "Next case" },
      { keys: ["K"], label: "Previous case" },
      { keys: ["?"], label: "This list" },
    ],
  },
];
