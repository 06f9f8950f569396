// Keeps what V8 compiled of the web server's modules beside the build, for the next start: compiling them is a quarter of the time to the
// first page. Node does this itself from 22.8 on; for the versions before, it is done here in the same manner.
const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, join } = require("node:path");
const { Script } = require("node:vm");

// A build empties its folder, and with it this one.
const folder = join(__dirname, "..", "..", ".next", "code");
const shortest = 2_000;
const hash = (bytes) => createHash("sha256").update(bytes).digest();
const fresh = [];

/** What was kept of a module; undefined where nothing was, or not all of it reached the disk. */
function kept(path) {
  try {
    const bytes = readFileSync(path);
    const code = bytes.subarray(32);
    return hash(code).equals(bytes.subarray(0, 32)) ? code : undefined;
  } catch {
    return undefined;
  }
}

function keep() {
  try {
    mkdirSync(folder, { recursive: true });
    for (const { path, script } of fresh) {
      const code = script.createCachedData();
      writeFileSync(`${path}.${process.pid}`, Buffer.concat([hash(code), code]));
      renameSync(`${path}.${process.pid}`, path);
    }
  } catch {
    // A folder that cannot be written, or a full disk: the next start compiles again.
  }
}

function hook() {
  const { _compile: compile } = Module.prototype;
  Module.prototype._compile = function (content, filename, ...more) {
    // A script of `vm` may not import; what starts with "#!" is a program.
    const isLeft = content.length < shortest || content.startsWith("#!") || content.includes("import(");
    if (isLeft) return compile.call(this, content, filename, ...more);
    // V8 itself compares no more than the length of the text.
    const path = join(folder, hash(`${filename}\n${content}`).toString("hex"));
    const cachedData = kept(path);
    const script = new Script(Module.wrap(content), { filename, cachedData });
    if (!cachedData || script.cachedDataRejected) fresh.push({ path, script });
    const require = Module.createRequire(filename);
    return script.runInThisContext().call(this.exports, this.exports, require, this, filename, dirname(filename));
  };
  process.on("exit", () => fresh.length > 0 && keep());
}

if (Module.enableCompileCache) Module.enableCompileCache(folder);
else hook();
