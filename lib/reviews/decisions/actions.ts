"use server";
import { defineAction } from "@/lib/auth/action";
import { confirmationInput, decisionInput, referralInput, settlementInput, undoInput } from "./input";
import { decideCase } from "./writes";
import { confirmProposal, refuseProposal, withdrawProposal } from "./writes-proposals";
import { referCase } from "./writes-referral";
import { undoSuspension } from "./writes-undo";

export const decideCaseAction = defineAction({
  id: "reviews.decide",
  permission: { reviewer: "cases.decide" },
  input: decisionInput,
  handler: decideCase,
});

export const confirmProposalAction = defineAction({
  id: "reviews.confirm_proposal",
  permission: { reviewer: "cases.decide" },
  input: confirmationInput,
  handler: confirmProposal,
});

export const refuseProposalAction = defineAction({
  id: "reviews.refuse_proposal",
  permission: { reviewer: "cases.decide" },
  input: settlementInput,
  handler: refuseProposal,
});

export const withdrawProposalAction = defineAction({
  id: "reviews.withdraw_proposal",
  permission: { reviewer: "cases.decide" },
  input: settlementInput,
  handler: withdrawProposal,
});

export const undoSuspensionAction = defineAction({
  id: "reviews.undo_suspension",
  permission: { reviewer: "cases.decide" },
  input: undoInput,
  handler: undoSuspension,
});

export const referCaseAction = defineAction({
  id: "reviews.refer",
  permission: { reviewer: "cases.decide" },
  input: referralInput,
  handler: referCase,
});
