import { type Html, html, htmlLink } from "../core/html.ts";
import { durationsChart, weeksChart } from "./chart.ts";
import { type Figure, type Item, TOPICS, type Topic } from "./figure.ts";
import { longDuration } from "./incident.ts";
import type { Metrics } from "./metrics.ts";
import { STYLE } from "./page-style.ts";
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

/** Things of each list on the page; `metrics.json` has all. */
const SHOWN = 100;

/** Topics whose things have durations, which are drawn. */
const DRAWN: readonly Topic[] = ["lead-time", "deployment-duration"];

/** Metrics as one HTML file that needs nothing else: no script, no address but those of its links. */
export function metricsPage(metrics: Metrics): string {
  const { window, previous, weeks, figures, evidence, ongoing, quality } = metrics;
  const title = titleText(metrics);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${spanText(window)}, compared with ${spanText(previous)}. ${sourceText(metrics)}.</p>
<p class="soft">Computed ${metrics.at.slice(0, 16).replace("T", " ")} UTC. ${qualityText(quality)}.</p>
<div class="wide"><h2>Deployments in each week</h2>${weeksChart(weeks, Math.floor(weeks.length / 2))}</div>
${ongoing.length === 0 ? html`` : goingOn(metrics)}
<div class="cards">
${evidence.map(({ topic, items }) => card(topic, { metrics, items, figures }))}</div>
</main>
</body>
</html>
`;
  return page.html;
}

function goingOn({ ongoing }: Metrics): Html {
  const items = ongoing.map(
    ({ id, text, url, sinceMs }) =>
      html`<li>${htmlLink(`${id} ${text}`, url)}, ${longDuration(sinceMs)}</li>`,
  );
  return html`<div class="wide"><h2>Incidents that go on</h2><ul>${items}</ul></div>`;
}

interface Card {
  readonly metrics: Metrics;
  readonly items: readonly Item[];
  readonly figures: readonly Figure[];
}

function card(topic: Topic, { metrics, items, figures }: Card): Html {
  const { title, dora } = TOPICS[topic];
  const also = dora === "" || dora === title ? html`` : html` DORA: ${dora}.`;
  const values = figures
    .filter((figure) => figure.topic === topic)
    .map(
      (figure) =>
        html`<dt>${figure.statistic}</dt><dd><strong>${valueText(figure.now.value, figure.unit)}</strong><span>${basisText(figure.now, figure.unit)}; before: ${beforeText(figure)}</span></dd>`,
    );
  const causes =
    topic === "rollback-frequency"
      ? html`<p class="soft">By cause: ${causesText(metrics)}</p>`
      : html``;
  return html`<section><h2>${title}</h2><p class="soft">${MEANINGS[topic]}.${also}</p><dl>${values}</dl>${causes}${drawn(topic, items)}${list(items)}</section>
`;
}

function drawn(topic: Topic, items: readonly Item[]): Html {
  if (!DRAWN.includes(topic)) return html``;
  const durations = items.flatMap(({ value }) => value ?? []);
  const [low, high] = [Math.min(...durations), Math.max(...durations)];
  const told = `${durations.length} durations from ${longDuration(low)} to ${longDuration(high)}`;
  return durationsChart(durations, told);
}

function list(items: readonly Item[]): Html {
  if (items.length === 0) return html``;
  const more = items.length - SHOWN;
  const rows = items.slice(0, SHOWN).map(({ id, text, url, value }) => {
    const name = id.startsWith("#") ? `${id} ${text}` : text;
    return html`<li>${htmlLink(name, url)}${value === null ? "" : `, ${longDuration(value)}`}</li>`;
  });
  const rest = more > 0 ? html`<li>and ${more} more in metrics.json</li>` : html``;
  return html`<details><summary>${items.length} behind these numbers</summary><ul>${rows}${rest}</ul></details>`;
}
