import { withoutCredentials } from "../core/command-env.ts";
import type { Released } from "../core/release.ts";
import type { CommandTools } from "../smoke/command.ts";
import type { Site } from "./site.ts";

type Commanding = Pick<
  Site,
  "commands" | "files" | "folder" | "env" | "environment" | "redact" | "foreign"
>;

/**
 * How commands are run: in the manifest's folder, with the variables of the process but for our
 * credentials and whatever holds a secret, and told what is judged.
 */
export function commandsOf(
  { commands, files, folder, env, environment, redact, foreign }: Commanding,
  { version, sha }: Released,
): CommandTools {
  const open = Object.entries(withoutCredentials(env)).filter(
    ([name, value]) => name === "PATH" || redact(value) === value,
  );
  const told = {
    RELEASE_ENVIRONMENT: environment.name,
    RELEASE_URL: environment.url,
    RELEASE_VERSION: version,
    RELEASE_SHA: sha,
  };
  const inFolder = (path: string) => `${folder}/${path}`;
  return {
    run: ({ env: named, onLine, ...program }, signal) =>
      commands(
        {
          ...program,
          folder,
          env: { ...Object.fromEntries(open), ...told, ...named },
          onLine: (line) => {
            foreign(line);
            onLine(line);
          },
        },
        signal,
      ),
    files: {
      read: (path, most) => files.read(inFolder(path), most),
      write: (path, text) => files.write(inFolder(path), text),
    },
  };
}
