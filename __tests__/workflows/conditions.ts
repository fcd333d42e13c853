import { readFileSync } from "node:fs";
import { data, Evaluator, Lexer, Parser } from "@actions/expressions";
import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from "@actions/workflow-parser";

export type Result = "success" | "failure" | "cancelled" | "skipped";

/** How a job that others need has ended. */
export interface Needed {
  readonly result: Result;
  readonly verdict: string;
}

/** What GitHub knows when it decides whether a job runs. */
export interface Moment {
  readonly inputs: Readonly<Record<string, string>>;
  readonly needs: Readonly<Record<string, Needed>>;
  /** Whether somebody has cancelled the whole run; a job's own time-out is not that. */
  readonly cancelled: boolean;
}

/** The condition by which GitHub runs each job, by its own parser: with `success()` where it adds it. */
export async function conditionsOf(file: URL): Promise<Readonly<Record<string, string>>> {
  const content = readFileSync(file, "utf8");
  const { context, value } = parseWorkflow(
    { name: file.pathname, content },
    new NoOperationTraceWriter(),
  );
  if (value === undefined) throw new Error("GitHub's parser could not read the workflow");
  const { jobs } = await convertWorkflowTemplate(context, value);
  const problems = context.errors.getErrors().map((error) => error.message);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return Object.fromEntries(jobs.map((job) => [job.id.value, job.if.expression]));
}

/** Whether a job with this condition runs. */
export function runs(condition: string, moment: Moment): boolean {
  const ended = Object.values(moment.needs).map(({ result }) => result);
  const answers: Readonly<Record<string, boolean>> = {
    always: true,
    cancelled: moment.cancelled,
    success: !moment.cancelled && ended.every((result) => result === "success"),
    failure: ended.includes("failure"),
  };
  const functions = Object.entries(answers).map(([name, answer]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(answer),
  }));
  const contexts = dictionary({
    inputs: dictionary(texts(moment.inputs)),
    needs: dictionary(mapped(moment.needs, neededData)),
  });
  const { tokens } = new Lexer(condition).lex();
  const tree = new Parser(tokens, ["inputs", "needs"], functions).parse();
  const known = new Map(functions.map((one) => [one.name, one]));
  return truthy(new Evaluator(tree, contexts, known).evaluate());
}

function neededData({ result, verdict }: Needed): data.Dictionary {
  const outputs = dictionary(texts(verdict === "" ? {} : { verdict }));
  return dictionary({ result: new data.StringData(result), outputs });
}

function texts(values: Readonly<Record<string, string>>): Record<string, data.StringData> {
  return mapped(values, (value) => new data.StringData(value));
}

function mapped<T, U>(values: Readonly<Record<string, T>>, to: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, to(value)]));
}

function dictionary(values: Readonly<Record<string, data.ExpressionData>>): data.Dictionary {
  return new data.Dictionary(...Object.entries(values).map(([key, value]) => ({ key, value })));
}

function truthy(value: data.ExpressionData): boolean {
  if (value.kind !== data.Kind.Boolean) throw new Error("the condition is no yes or no");
  return value.value;
}
