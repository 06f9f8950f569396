import type { CustomerType, Purpose } from "@/lib/customers/constants";

export type ImportAbout = { type: CustomerType; purpose: Purpose };

type Answer = { import?: { id: string }; error?: { message: string } };

/** Sends a file of customers with its progress and gives the id of its import. Rejects with a sentence for people; `signal` cancels. */
export function sendImportFile(
  file: File,
  about: ImportAbout,
  onProgress: (percent: number) => void,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = (message: string) => reject(new Error(message));
    request.open("POST", `/api/uploads/imports?${new URLSearchParams({ ...about, name: file.name })}`);
    request.responseType = "json";
    request.upload.onprogress = (event) => onProgress((event.loaded / Math.max(1, event.total)) * 100);
    request.onload = () => {
      const answer = (request.response ?? {}) as Answer;
      if (answer.import) resolve(answer.import.id);
      else fail(answer.error?.message ?? "The file was not taken. Try again in a minute.");
    };
    request.onerror = () => fail("The connection broke before the file had arrived. Try again.");
    request.onabort = () => fail("The upload was cancelled.");
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
