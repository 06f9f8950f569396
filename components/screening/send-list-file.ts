import type { FilePart } from "@/lib/screening/constants";

/** What the portal says about a file that it keeps; handed back as it is when the list is registered. */
export type SentFile = {
  part: FilePart;
  name: string;
  blobKey: string;
  bytes: number;
  sha256: string;
  receipt: string;
};

type Answer = { file?: SentFile; error?: { message: string } };

/** Sends one file of a list with its progress. Rejects with a sentence for people; `signal` cancels. */
export function sendListFile(
  file: File,
  part: FilePart,
  onProgress: (sentBytes: number) => void,
  signal: AbortSignal,
): Promise<SentFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = (message: string) => reject(new Error(message));
    request.open("POST", `/api/uploads/lists?${new URLSearchParams({ part, name: file.name })}`);
    request.responseType = "json";
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => {
      const answer = (request.response ?? {}) as Answer;
      if (answer.file) resolve(answer.file);
      else fail(answer.error?.message ?? "The file was not taken. Try again in a minute.");
    };
    request.onerror = () => fail("The connection broke before the file had arrived. Try again.");
    request.onabort = () => fail("The upload was cancelled.");
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
