import process from "node:process";

/** True for 20.19 and later. @param {string} version such as "20.19.0" */
export function isSupportedNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}

if (!isSupportedNode(process.versions.node)) {
  process.stderr.write(
    `Portico needs Node 20.19 or later, this is ${process.versions.node}; install it from https://nodejs.org and run the command again.\n`,
  );
  process.exit(1);
}
