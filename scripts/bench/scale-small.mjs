import { runMain } from "../lib/terminal.mjs";
import { basics } from "./scale.mjs";
import { openStage } from "./stage.mjs";

await runMain(async () => {
  const stage = await openStage({ customers: Number(process.argv[2]) });
  try {
    console.log(JSON.stringify(await basics(stage)));
  } finally {
    await stage.close();
  }
});
