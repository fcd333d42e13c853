import { type Markdown, md, mdLines, mdLink } from "../core/text.ts";
import { type Item, TOPICS, type Topic } from "./figure.ts";
import { longDuration } from "./incident.ts";
import type { Metrics } from "./metrics.ts";
import {
  basisText,
  beforeText,
  causesText,
  MEANINGS,
  qualityText,
  sourceText,
  spanText,
  titleText,
  valueText,
} from "./words.ts";

/** Things of each list that a job's summary shows; `metrics.json` has all. */
const SHOWN = 10;

/** Metrics for a job's summary: a table, and under it the things behind every number. */
export function metricsMarkdown(metrics: Metrics): string {
  const { window, previous, figures, evidence, ongoing, quality } = metrics;
  const rows = figures.map((figure) => {
    const { title } = TOPICS[figure.topic];
    const value = valueText(figure.now.value, figure.unit);
    const basis = basisText(figure.now, figure.unit);
    return md`| ${title}: ${figure.statistic} | ${value} | ${basis} | ${beforeText(figure)} |`;
  });
  const going = ongoing.map(
    ({ id, text, url, sinceMs }) => md`- ${mdLink(`${id} ${text}`, url)}: ${longDuration(sinceMs)}`,
  );
  return mdLines([
    md`## ${titleText(metrics)}`,
    md``,
    md`${spanText(window)}, compared with ${spanText(previous)}. ${sourceText(metrics)}.`,
    md``,
    md`| metric | value | of | before |`,
    md`|---|---|---|---|`,
    ...rows,
    md``,
    md`Rollbacks by cause: ${causesText(metrics)}.`,
    md``,
    md`Quality: ${qualityText(quality)}.`,
    ...(going.length === 0 ? [] : [md``, md`**Incidents that go on**`, md``, ...going]),
    ...evidence.flatMap(({ topic, items }) => listOf(topic, items)),
    md``,
  ]).markdown;
}

function listOf(topic: Topic, items: readonly Item[]): readonly Markdown[] {
  if (items.length === 0) return [];
  const more = items.length - SHOWN;
  return [
    md``,
    md`<details><summary>${TOPICS[topic].title}: ${items.length}</summary>`,
    md``,
    md`${MEANINGS[topic]}.`,
    md``,
    ...items.slice(0, SHOWN).map(({ id, text, url, value }) => {
      const name = id.startsWith("#") ? `${id} ${text}` : text;
      return md`- ${mdLink(name, url)}${value === null ? "" : `: ${longDuration(value)}`}`;
    }),
    ...(more > 0 ? [md`- and ${more} more in metrics.json`] : []),
    md``,
    md`</details>`,
  ];
}
