import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freePort, holderFromLsof, holderFromSs, hostFault, isPortFree } from "./port.mjs";

let server;
let taken;

beforeEach(async () => {
  server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  taken = server.address().port;
});
afterEach(() => server.close());

describe("ports", () => {
  it("sees a port that is taken on one address only", async () => {
    expect(await isPortFree(taken)).toBe(false);
  });

  it("keeps the preferred port while it is free and chooses another when it is taken", async () => {
    const free = await freePort();
    expect(await freePort(free)).toBe(free);
    expect(await freePort(taken)).not.toBe(taken);
  });

  it("knows the addresses of this machine from others", async () => {
    expect(await hostFault("127.0.0.1")).toBeUndefined();
    // Documentation addresses belong to nobody.
    expect(await hostFault("192.0.2.1")).toBe("EADDRNOTAVAIL");
  });

  it("names the program that listens", () => {
    expect(holderFromLsof("p812\ncnode\nf21\n")).toBe("node (process 812)");
    expect(holderFromLsof("")).toBeUndefined();
    expect(holderFromSs('LISTEN 0 511 *:3000 *:* users:(("node",pid=812,fd=21))')).toBe("node (process 812)");
    expect(holderFromSs("LISTEN 0 511 *:3000 *:*")).toBeUndefined();
  });
});
