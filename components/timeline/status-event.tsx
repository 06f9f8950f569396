import { ArrowRightLeft } from "lucide-react";
import { StatusBadge } from "@/components/ui/status-badge";
import { type CustomerStatus, STATUS_LABELS, STATUS_TONES } from "@/lib/customers/constants";
import { EventFrame, type EventProps } from "./event-frame";

const Badge = ({ status }: { status: CustomerStatus }) => (
  <StatusBadge look="plain" className="mx-1.5" tone={STATUS_TONES[status]} label={STATUS_LABELS[status]} />
);

/** A customer that came to be, or went from one status to another. */
export function StatusEvent(props: EventProps) {
  const { from, to } = props.entry;
  const beside = to ? (
    <>
      {from ? (
        <>
          {" from"}
          <Badge status={from} />
          to
        </>
      ) : (
        " as"
      )}
      <Badge status={to} />
    </>
  ) : null;
  return <EventFrame {...props} icon={ArrowRightLeft} beside={beside} />;
}
