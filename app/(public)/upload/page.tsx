import type { Metadata } from "next";
import { HostedEntrance } from "@/components/requests/hosted-entrance";
import { HostedUpload } from "@/components/requests/hosted-upload";
import { PublicFrame } from "@/components/shell/public-frame";
import { loadHostedPage } from "@/lib/requests/links/loaders";

export const metadata: Metadata = { title: "Upload documents" };

export default async function UploadPage() {
  const page = await loadHostedPage();
  return (
    <PublicFrame title="Upload documents" hideTitle width="md">
      <HostedEntrance>{page ? <HostedUpload page={page} /> : null}</HostedEntrance>
    </PublicFrame>
  );
}
