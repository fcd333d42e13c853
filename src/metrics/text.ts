import { line } from "../core/text.ts";
import { type Item, TOPICS } from "./figure.ts";
import { longDuration } from "./incident.ts";
import type { Metrics } from "./metrics.ts";
import {
  basisText,
  beforeText,
  causesText,
  qualityText,
  sourceText,
  spanText,
  titleText,
  valueText,
} from "./words.ts";

/** Things of each list that a terminal shows. */
const SHOWN = 3;

/** Metrics for a terminal, a line each, without a control character of anybody's. */
export function metricsText(metrics: Metrics): readonly string[] {
  const { window, previous, figures, evidence, ongoing, quality } = metrics;
  const width = Math.max(...figures.map(({ statistic }) => statistic.length));
  const topics = evidence.flatMap(({ topic, items }) => {
    const { title, dora } = TOPICS[topic];
    const rows = figures
      .filter((figure) => figure.topic === topic)
      .map((figure) => {
        const value = valueText(figure.now.value, figure.unit);
        const basis = basisText(figure.now, figure.unit);
        return `  ${figure.statistic.padEnd(width)}  ${value} (${basis}); before: ${beforeText(figure)}`;
      });
    const also = dora === "" || dora === title ? "" : ` (DORA: ${dora})`;
    const causes = topic === "rollback-frequency" ? [`  by cause: ${causesText(metrics)}`] : [];
    return ["", `${title}${also}`, ...rows, ...causes, ...itemLines(items)];
  });
  return [
    line(titleText(metrics)),
    `${spanText(window)}, compared with ${spanText(previous)}`,
    sourceText(metrics),
    ...topics,
    ...(ongoing.length === 0 ? [] : ["", "Incidents that go on"]),
    ...ongoing.map(
      ({ id, text, url, sinceMs }) =>
        `  ${line(`${id} ${text}, ${longDuration(sinceMs)}: ${url}`)}`,
    ),
    "",
    `Quality: ${qualityText(quality)}`,
  ];
}

function itemLines(items: readonly Item[]): readonly string[] {
  const shown = items.slice(0, SHOWN).map(({ id, text, url, value }) => {
    const name = id.startsWith("#") ? `${id} ${text}` : text;
    return `    ${line(`${name}${value === null ? "" : `, ${longDuration(value)}`}: ${url}`)}`;
  });
  const more = items.length - SHOWN;
  return more > 0 ? [...shown, `    and ${more} more, which --format json lists`] : shown;
}
