import { answerUpload, receiveUpload } from "@/lib/documents/uploads/receive";

/** Takes one document: its bytes are the body, what it is stands in the address. */
export const POST = (request: Request): Promise<Response> => answerUpload(request, receiveUpload);
