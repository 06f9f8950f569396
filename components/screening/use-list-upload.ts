import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import { unansweredOnce } from "@/lib/core/outcome";
import { type FilePart, type ListFormat, PARTS_BY_FORMAT, type Topic } from "@/lib/screening/constants";
import { registerListAction } from "@/lib/screening/lists/actions";
import { type SentFile, sendListFile } from "./send-list-file";

export type ListFacts = { list: string; title: string; topic: Topic; format: ListFormat };
export type ChosenFiles = Partial<Record<FilePart, File>>;

/** Sends the files one after the other, then registers the version. */
export function useListUpload(onDone: () => void) {
  const router = useRouter();
  const [percent, setPercent] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string>();
  const cancel = useRef<AbortController>(null);

  async function send(facts: ListFacts, chosen: ChosenFiles): Promise<void> {
    const { required, optional } = PARTS_BY_FORMAT[facts.format];
    const files = [required, ...optional].flatMap((part) => {
      const file = chosen[part];
      return file ? [{ part, file }] : [];
    });
    const total = files.reduce((sum, { file }) => sum + file.size, 0);
    cancel.current = new AbortController();
    setRefusal(undefined);
    setPercent(0);
    try {
      const sent: SentFile[] = [];
      let before = 0;
      for (const { part, file } of files) {
        const show = (bytes: number) => setPercent(Math.min(99, ((before + bytes) / Math.max(1, total)) * 100));
        sent.push(await sendListFile(file, part, show, cancel.current.signal));
        before += file.size;
      }
      const outcome = await registerListAction({ ...facts, files: sent }).catch(unansweredOnce);
      if (!outcome.ok) {
        setRefusal(outcome.message);
        return;
      }
      const { version, isNew } = outcome.value;
      if (isNew) toast.success(`Version ${version} of ${facts.title} is being imported`);
      else toast.success(`These files are version ${version} already`, { description: "Nothing was imported." });
      onDone();
      router.refresh();
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : unansweredOnce().message);
    } finally {
      setPercent(null);
    }
  }

  return { send, percent, refusal, cancel: () => cancel.current?.abort(), clear: () => setRefusal(undefined) };
}
