import type { Tone } from "@/components/ui/tone";
import type { QuestionStatus, RequestState } from "@/lib/requests/constants";

export const QUESTION_TONES: Readonly<Record<QuestionStatus, Tone>> = {
  MISSING: "warning",
  INVALID: "danger",
  EXPIRED: "danger",
};

export const REQUEST_TONES: Readonly<Record<RequestState, Tone>> = {
  OPEN: "warning",
  OVERDUE: "danger",
  ANSWERED: "success",
  CANCELLED: "neutral",
};
