import { alertmanager } from "./alertmanager.ts";
import { command } from "./command.ts";
import { github } from "./github.ts";
import { json } from "./json.ts";
import { prometheus } from "./prometheus.ts";

/** Every source of signals besides the checks, by its name. */
export const SOURCES = { prometheus, json, command, alertmanager, github } as const;
