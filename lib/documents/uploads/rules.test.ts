import { describe, expect, it } from "vitest";
import { BoundedBody } from "@/lib/core/bounded-body";
import { UPLOAD_LIMITS } from "./constants";
import { enterUpload } from "./gate";
import { readUpload } from "./input";
import { cleanFileName } from "./rules";

describe("a file's name", () => {
  it.each([
    ["C:\\Users\\me\\pass port.jpg", "pass port.jpg"],
    ["../../etc/passwd", "passwd"],
    ["photo\u202Egpj.exe", "photogpj.exe"],
    ["a\r\nb\u0000.jpg", "ab.jpg"],
    ["...", "document"],
    ["身份证.jpg", "身份证.jpg"],
  ])("%j is kept as %j", (raw, kept) => {
    expect(cleanFileName(raw)).toBe(kept);
  });

  it("is cut to its limit with the ending kept", () => {
    expect(cleanFileName(`${"x".repeat(500)}.jpeg`)).toMatch(/^x{195}\.jpeg$/);
  });
});

describe("places for running uploads", () => {
  it("are three a person, and free again once left, however often leaving is said", () => {
    const leave = Array.from({ length: UPLOAD_LIMITS.concurrent }, () => enterUpload("person-a"));
    expect(enterUpload("person-a")).toBeNull();
    expect(enterUpload("person-b")).not.toBeNull();
    leave[0]?.();
    leave[0]?.();
    expect(enterUpload("person-a")).not.toBeNull();
    expect(enterUpload("person-a")).toBeNull();
  });
});

describe("the address of an upload", () => {
  const good = `draft=drf_01m7y6vwzae2esjgs4a43k15vh&slot=ID_PROOF&subject=customer&type=PASSPORT&side=SINGLE`;
  const read = (query: string, name: string | null = "a.jpg") =>
    readUpload(new URLSearchParams(query), new Headers(name === null ? {} : { "x-file-name": name }));

  it("is read strictly", () => {
    expect(read(good)).toMatchObject({ ok: true, value: { fileName: "a.jpg", document: { slot: "ID_PROOF" } } });
  });

  it.each([
    ["an unknown parameter", `${good}&colour=red`],
    ["a repeated parameter", `${good}&side=FRONT`],
    ["draft and customer", `${good}&customer=cus_01m7y6vwzae2esjgs4a43k15vh`],
    ["neither", good.slice(good.indexOf("slot"))],
    ["another kind of id", good.replace("drf_", "cus_")],
    ["a type that the slot does not take", good.replace("PASSPORT", "UTILITY_BILL")],
    ["a side that the type does not have", good.replace("SINGLE", "BACK")],
    ["a size in words", `${good}&size=1e3`],
  ])("refuses %s", (_, query) => {
    expect(read(query)).toMatchObject({ ok: false, code: "invalid" });
  });

  it.each([null, "%E0%A4%A"])("refuses the name %j", (name) => {
    expect(read(good, name)).toMatchObject({ ok: false, code: "invalid", fields: { file_name: expect.any(String) } });
  });
});

describe("a body", () => {
  it("is not read beyond its limit, however much is sent", async () => {
    let given = 0;
    const endless = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          given += 1000;
          controller.enqueue(new Uint8Array(1000));
        },
      },
      { highWaterMark: 0 },
    );
    const body = new BoundedBody(endless, 10_000);
    await body.drain(1000);
    expect(body.bytes).toBe(10_000);
    expect(given).toBe(10_000);
    expect(body.ended).toBe(false);
  });
});
