import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Label } from "@/components/ui/label";
import { cn } from "@/lib/core/cn";
import { fieldId } from "./field-id";

export interface FieldText {
  label: string;
  /** Said in words beside the label; left out = neither word. */
  required?: boolean | undefined;
  help?: ReactNode | undefined;
  className?: string | undefined;
}

export interface FieldControlProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean;
  "aria-required": boolean | undefined;
}

interface FieldProps extends FieldText {
  name: string;
  error?: string | undefined;
  /** `group` = several controls under one legend (radio group, checkboxes): no single control to point the label at. */
  kind?: "control" | "group" | undefined;
  children: (control: FieldControlProps) => ReactNode;
}

/** Label, help and error around one control, wired together for those who hear the page. */
export function Field({ name, label, required, help, error, className, kind = "control", children }: FieldProps) {
  const id = fieldId(name);
  const describedBy = [help ? `${id}-help` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  const word = required === undefined ? "" : required ? "required" : "optional";
  const caption = (
    <>
      {label}
      {word ? <span className="ml-1 font-normal text-ink-subtle">({word})</span> : null}
    </>
  );
  const control = children({
    id,
    "aria-describedby": describedBy,
    "aria-invalid": error !== undefined,
    "aria-required": required || undefined,
  });
  return (
    <div className={cn("grid content-start gap-1.5", className)}>
      {kind === "control" ? (
        <Label htmlFor={id}>{caption}</Label>
      ) : (
        <span id={`${id}-label`} className="font-medium text-ink text-ui">
          {caption}
        </span>
      )}
      {control}
      {help ? (
        <div id={`${id}-help`} className="text-ink-muted text-mini">
          {help}
        </div>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-danger-ink text-mini">
          <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          {error}
        </p>
      ) : null}
    </div>
  );
}
