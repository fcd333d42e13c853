import type * as z from "zod";
import type { Report } from "../core/report.ts";
import type { reportSchema } from "./schema.ts";

/**
 * `report.json` as text. The schema accepts every report: the compiler checks it here, so that no
 * stage has to build it.
 */
export function writeReport(report: Report): string {
  const written: z.output<typeof reportSchema> = report;
  return `${JSON.stringify(written, null, 2)}\n`;
}
