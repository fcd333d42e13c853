import { alertmanager } from "./alertmanager.ts";
import { command } from "./command.ts";
import { json } from "./json.ts";
import { prometheus } from "./prometheus.ts";

/** Every source of signals besides the checks, by its name. */
export const SOURCES = { prometheus, json, command, alertmanager } as const;
