import { answerUpload, receiveHostedUpload } from "@/lib/documents/uploads/receive";

/** Takes one document from whoever opened a secure link in this browser. */
export const POST = (request: Request): Promise<Response> => answerUpload(request, receiveHostedUpload);
