import type * as z from "zod";
import type { Report } from "../core/report.ts";
import type { reportSchema } from "./schema.ts";

/** What the schema accepts; receipts have the shape of their kind where they are made. */
type Written = Omit<z.output<typeof reportSchema>, "receipts"> & Pick<Report, "receipts">;

/**
 * `report.json` as text. The schema accepts every report: the compiler checks it here, so that no
 * stage has to build it.
 */
export function writeReport(report: Report): string {
  const written: Written = report;
  return `${JSON.stringify(written, null, 2)}\n`;
}
