"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { type MerchantRole, ROLE_LABELS } from "@/lib/auth/constants";
import { unanswered } from "@/lib/core/outcome";
import { changeMemberRoleAction, removeMemberAction } from "@/lib/people/actions";
import type { MemberRow } from "@/lib/people/types";

interface MemberRowActionsProps {
  member: MemberRow;
  assignable: readonly MerchantRole[];
}

/** Role and removal of one member, for whoever may touch them. */
export function MemberRowActions({ member, assignable }: MemberRowActionsProps) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [role, setRole] = useState(member.role);

  async function change(next: MerchantRole) {
    if (next === role) return;
    const before = role;
    setRole(next);
    const outcome = await changeMemberRoleAction({ userId: member.id, role: next }).catch(unanswered);
    if (outcome.ok) toast.success(`${member.name} is now ${ROLE_LABELS[next].label.toLowerCase()}`);
    else {
      setRole(before);
      toast.error(`${member.name} keeps the role`, { description: outcome.message });
    }
    router.refresh();
  }

  return (
    <div className="flex items-center justify-end gap-2">
      <Select
        size="sm"
        className="w-28"
        aria-label={`Role of ${member.name}`}
        value={role}
        onValueChange={(next) => void change(next)}
        options={assignable.map((each) => ({ value: each, label: ROLE_LABELS[each].label }))}
      />
      <Button size="sm" aria-label={`Remove ${member.name}`} onClick={() => setAsking(true)}>
        Remove
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={member.isSelf ? "Leave this organisation?" : `Remove ${member.name}?`}
        consequences={
          member.isSelf
            ? "You lose access at once. Somebody else has to invite you again."
            : `${member.email} loses access at once, in every browser. What they did stays in the history.`
        }
        confirmLabel={member.isSelf ? "Leave" : "Remove"}
        onConfirm={async () => {
          const outcome = await removeMemberAction({ userId: member.id });
          if (!outcome.ok) return outcome.message;
          if (member.isSelf) {
            window.location.assign("/");
            return undefined;
          }
          toast.success(`${member.name} was removed`);
          router.refresh();
          return undefined;
        }}
      />
    </div>
  );
}
