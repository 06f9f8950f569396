import type { ReadValue } from "@/lib/reviews/case-page/types";
import { CaseRemark } from "./case-remark";

const WORDS: Record<ReadValue["result"], string> = {
  SAME: "the same",
  CLOSE: "nearly the same",
  DIFFERENT: "differs",
};

/** What a document says where the merchant typed something. */
export function CaseRead({ read }: { read: ReadValue }) {
  return (
    <CaseRemark tone={read.result === "SAME" ? "good" : "bad"}>
      {read.words}: <span className="font-mono">{read.value}</span> · {WORDS[read.result]}
    </CaseRemark>
  );
}
