// A load hook for Node: GitHub's parser imports its schema without saying that it is JSON.
export function load(url, context, next) {
  if (!url.endsWith(".json")) return next(url, context);
  return next(url, { ...context, importAttributes: { type: "json" } });
}
