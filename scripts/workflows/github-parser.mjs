// GitHub's own parser over workflows and the action's metadata.
import { validate } from "@actions/languageservice";
// biome-ignore lint/correctness/noUndeclaredDependencies: the document type of languageservice, and of its version
import { TextDocument } from "vscode-languageserver-textdocument";

/** Without a network every action of somebody else is unknown. */
const NOT_OURS = /^Unable to resolve action/;

/** Findings of GitHub's parser, each as `place: sentence`; `readFile` reads in this repository. */
export async function githubParser(sources, readFile) {
  const fileProvider = {
    getFileContent: async ({ owner, repository, path }) => {
      const ours = owner === undefined || `${owner}/${repository}` === "octoacme/release-gate";
      if (!ours) throw new Error(`${owner}/${repository} is not in this repository`);
      return { name: path, content: readFile(path) };
    },
  };
  const all = await Promise.all(
    sources.map(async ({ from, path, text }) => {
      const document = TextDocument.create(`file:///${path}`, "yaml", 1, text);
      const found = await validate(document, { fileProvider });
      return found
        .filter(({ message }) => !NOT_OURS.test(message))
        .map(({ message, range }) => `${from}: line ${range.start.line + 1}: ${message}`);
    }),
  );
  return all.flat();
}
