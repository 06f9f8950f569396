import { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  paginateListObjectsV2,
  S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { assertBlobKey, type BlobDriver, type StoredEntry } from "./driver";
import { toStorageError } from "./errors";

export type S3Settings = {
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** For a store other than AWS. */
  endpoint?: string;
  /** Put before every key, for example `blobs/`. */
  prefix?: string;
};

// The smallest part S3 allows: one upload holds at most this much.
const PART_BYTES = 5 * 1024 * 1024;

/** Blobs as objects in a bucket. The bucket needs no public access; the content is sealed before it leaves the process. */
export function s3Driver(settings: S3Settings): BlobDriver {
  const { bucket, prefix = "" } = settings;
  const client = new S3Client({
    region: settings.region,
    credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
    ...(settings.endpoint ? { endpoint: settings.endpoint, forcePathStyle: true } : {}),
    // Only where the protocol demands it: stores that are not AWS often refuse the newer checksum trailers.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: 3,
  });
  const at = (key: string) => {
    assertBlobKey(key);
    return { Bucket: bucket, Key: `${prefix}${key}` };
  };
  const remove = async (key: string) => {
    await typed(client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key })));
  };

  return {
    async put(key, source) {
      const upload = new Upload({
        client,
        params: { ...at(key), Body: Readable.from(source, { objectMode: false }) },
        partSize: PART_BYTES,
        queueSize: 1,
        leavePartsOnError: false,
      });
      await typed(upload.done());
    },

    async get(key) {
      const { Body } = await typed(client.send(new GetObjectCommand(at(key))));
      if (!(Body instanceof Readable)) throw toStorageError(new Error("The store answered without a body"));
      return Body;
    },

    async delete(key) {
      await remove(at(key).Key);
    },

    async head(key) {
      try {
        const facts = await client.send(new HeadObjectCommand(at(key)));
        return { sizeBytes: facts.ContentLength ?? 0, modifiedAt: facts.LastModified ?? new Date(0) };
      } catch (error) {
        const storageError = toStorageError(error);
        if (storageError.code === "not_found") return null;
        throw storageError;
      }
    },

    async *listKeys(olderThan) {
      try {
        for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
          for (const { Key, LastModified } of page.Contents ?? []) {
            if (!Key || !LastModified || LastModified >= olderThan) continue;
            const entry: StoredEntry = {
              key: Key.slice(prefix.length),
              kind: "blob",
              modifiedAt: LastModified,
              remove: () => remove(Key),
            };
            yield entry;
          }
        }
        yield* leftovers(client, bucket, prefix, olderThan);
      } catch (error) {
        throw toStorageError(error);
      }
    },
  };
}

/** Multipart uploads that a crash left open; the store keeps (and bills) their parts until they are given up. */
async function* leftovers(client: S3Client, bucket: string, prefix: string, olderThan: Date) {
  const place = { Bucket: bucket, Prefix: prefix };
  const found = await client.send(new ListMultipartUploadsCommand(place)).catch((error: unknown) => {
    // Some stores cannot list these; they expire them by a rule of their own.
    if (error instanceof Error && error.name === "NotImplemented") return { Uploads: [] };
    throw error;
  });
  for (const { Key, UploadId, Initiated } of found.Uploads ?? []) {
    if (!Key || !UploadId || !Initiated || Initiated >= olderThan) continue;
    const entry: StoredEntry = {
      key: UploadId,
      kind: "leftover",
      modifiedAt: Initiated,
      remove: async () => {
        await typed(client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId })));
      },
    };
    yield entry;
  }
}

async function typed<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw toStorageError(error);
  }
}
