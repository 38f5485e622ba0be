// Only what the oldest Node understands may stand here: it has to get as far as saying that it is too old.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Revisit needs Node.js 20.19 or newer, and this is ${process.versions.node}. Install a newer one from https://nodejs.org and start again.`,
  );
  process.exit(1);
}
import('./main.mjs');
