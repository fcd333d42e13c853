import { addStatus, statusesOf } from "./deployments.ts";
import { type Handler, notDone } from "./tools.ts";

/** Sets the state of our record; repeating it does no harm, so a failed look does not stop it. */
export const status: Handler<"status"> = {
  find: async (act, tools) => {
    const [newest] = (await statusesOf(act.deployment, tools)) ?? [];
    const sameLink = act.logUrl === undefined || newest?.log_url === act.logUrl;
    if (newest?.state !== act.state || !sameLink) return undefined;
    return {
      state: "found",
      detail: `Deployment ${act.deployment} is ${act.state} already`,
      link: act.logUrl,
      result: { state: act.state },
    };
  },

  perform: async (act, tools) => {
    const reply = await addStatus(act, tools);
    if (!reply.ok)
      return notDone(reply, `Deployment ${act.deployment} was not set to ${act.state}`);
    return {
      state: "done",
      detail: `Deployment ${act.deployment} is ${act.state}`,
      link: act.logUrl,
      result: { state: act.state },
    };
  },
};
