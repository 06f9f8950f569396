import { spawnSync } from "node:child_process";
import { createServer } from "node:net";

/** Whether one could listen there now. @param {number} port @param {string} host */
export function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(error.code !== "EADDRINUSE" && error.code !== "EACCES"));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Why one could never listen on that address: a name nobody knows, or another machine's. Undefined when one could. @param {string} host */
export function hostFault(host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(error.code));
    server.listen({ port: 0, host }, () => server.close(() => resolve(undefined)));
  });
}

/** Whether no program listens on the port, on this machine's own or any other address. @param {number} port */
export async function isPortFree(port) {
  for (const host of ["127.0.0.1", "::1", "0.0.0.0", "::"]) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

/**
 * A port on 127.0.0.1 nobody listens on: the preferred one when it is free.
 * @param {number} [preferred]
 * @returns {Promise<number>}
 */
export async function freePort(preferred) {
  if (preferred && (await canListen(preferred, "127.0.0.1"))) return preferred;
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// "next-server (v16.4.5)" arrives cut off in the middle.
const plain = (name) => name.replace(/ \(.*$/, "");

/** Reads "name (process 123)" out of `lsof -F pc`. @param {string} output */
export function holderFromLsof(output) {
  const pid = /^p(\d+)$/m.exec(output)?.[1];
  const name = /^c(.+)$/m.exec(output)?.[1];
  return pid ? `${plain(name ?? "a program")} (process ${pid})` : undefined;
}

/** Reads "name (process 123)" out of `ss -ltnp`. @param {string} output */
export function holderFromSs(output) {
  const found = /users:\(\("([^"]+)",pid=(\d+)/.exec(output);
  return found ? `${plain(found[1])} (process ${found[2]})` : undefined;
}

/** Who listens on the port, as far as this machine tells; never fails. @param {number} port */
export function portHolder(port) {
  const ask = (command, args) => spawnSync(command, args, { encoding: "utf8", timeout: 3000 }).stdout ?? "";
  return (
    holderFromLsof(ask("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fpc"])) ??
    holderFromSs(ask("ss", ["-Hltnp", `sport = :${port}`])) ??
    "another program"
  );
}
