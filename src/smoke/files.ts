import type { CheckOptions } from "./check-options.ts";

/** A text file of the released commit, or why there is none. */
export type FileRead = { readonly text: string } | { readonly missing: string };

/** Reads a file by its path beside the manifest. */
export type ReadText = (path: string) => Promise<FileRead>;

/** Texts of the files that a check names. */
export interface FilesRead {
  readonly body?: string | undefined;
  readonly ca?: string | undefined;
  readonly schema?: string | undefined;
}

/** The files that a check names, or the first that cannot be had. */
export async function readFiles(
  check: CheckOptions,
  read: ReadText | undefined,
): Promise<FilesRead | { readonly missing: string }> {
  const { file, ca, expect } = check;
  const named = Object.entries({ body: file, ca, schema: expect.schema }).flatMap(([use, path]) =>
    path === undefined ? [] : [[use, path] as const],
  );
  const texts: [string, string][] = [];
  for (const [use, path] of named) {
    const got: FileRead = (await read?.(path)) ?? { missing: "no file can be read here" };
    if ("missing" in got) return { missing: `${path}: ${got.missing}` };
    if (use === "ca" && !got.text.includes("-----BEGIN CERTIFICATE-----")) {
      return { missing: `${path}: holds no certificate in PEM` };
    }
    texts.push([use, got.text]);
  }
  return Object.fromEntries(texts);
}
