import { FileText, Upload } from "lucide-react";

interface FilePreviewProps {
  url?: string | undefined;
  fileName?: string | undefined;
  onOpen?: (() => void) | undefined;
}

/** The small square of an upload slot: picture, file sign or an invitation. */
export function FilePreview({ url, fileName, onOpen }: FilePreviewProps) {
  const picture = url ? (
    // biome-ignore lint/performance/noImgElement: blob addresses and private links cannot pass the image optimizer
    <img src={url} alt="" className="size-full object-cover" />
  ) : fileName ? (
    <FileText aria-hidden="true" className="size-5" />
  ) : (
    <Upload aria-hidden="true" className="size-5" />
  );
  const frame =
    "grid size-14 shrink-0 place-items-center overflow-hidden rounded-md border border-line bg-sunken text-ink-subtle";
  return onOpen && fileName ? (
    <button type="button" aria-label={`Open ${fileName}`} onClick={onOpen} className={frame}>
      {picture}
    </button>
  ) : (
    <span className={frame}>{picture}</span>
  );
}
