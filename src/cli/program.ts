import { Command } from "commander";
import { lines } from "../core/text.ts";
import { type Actions, commandsOf } from "./commands.ts";

interface Around {
  readonly writeOut: (text: string) => void;
  readonly writeErr: (text: string) => void;
  /** Takes the exit code of the command that was run. */
  readonly done: (exit: number) => void;
}

/**
 * The parser of a command line. It refuses every word that no command acts upon. Where the first
 * word names a command, the others cannot matter and are not made.
 * @throws CommanderError where it has said all that there is to say: help, or a usage error.
 */
export function program(
  [first = ""]: readonly string[],
  actions: Actions,
  { done, ...output }: Around,
): Command {
  const all = new Command("release-gate")
    .description(
      "Gates a release on evidence, watches it after deployment, and rolls it back, with proof, when it does harm.",
    )
    .option("--version", "print the version")
    .addHelpText("after", "\nStart with:\n  $ release-gate demo\n  $ release-gate lint")
    // What stands behind a command belongs to that command, `--version` too.
    .enablePositionalOptions()
    .helpCommand(false);
  // Alone it never comes here: `readQuickly` has answered it.
  all.on("option:version", () => all.error("error: unknown option '--version'"));
  const makers = commandsOf(actions, done);
  const named = makers.get(first);
  for (const make of named === undefined ? makers.values() : [named]) all.addCommand(make());
  if (named === undefined) all.addCommand(helpCommand(all));
  for (const command of [all, ...all.commands]) careful(command, output);
  return all;
}

/** The built-in one takes any word behind the command. */
function helpCommand(all: Command): Command {
  return new Command("help")
    .summary("show the help of a command")
    .argument("[command]")
    .action((name: string | undefined) => {
      const named = all.commands.find((command) => command.name() === name);
      if (name !== undefined && named === undefined) all.error(`error: unknown command '${name}'`);
      (named ?? all).help();
    });
}

const VERSION_HINT =
  "`--version` alone prints the version of release-gate; the version of a release is --release-version";

const REASON_HINT = "`settle` takes its reason as --because";

/** What to write instead of a flag that means something else, or stands elsewhere. */
function hintAt(command: string, error: string): string | undefined {
  const isUnknown = (flag: string) => error.startsWith(`error: unknown option '${flag}`);
  if (isUnknown("--version")) return VERSION_HINT;
  return command === "settle" && isUnknown("--reason") ? REASON_HINT : undefined;
}

/** Writes where it is told to, never ends the process, and says what was probably meant. */
function careful(command: Command, output: Omit<Around, "done">): void {
  command
    .exitOverride()
    .configureOutput({
      ...output,
      outputError: (text, write) => {
        // It repeats words of the command line.
        const said = lines(text);
        const [first = ""] = said;
        const hint = hintAt(command.name(), first);
        const told = hint === undefined ? said : [first, `(${hint})`];
        write(`${told.join("\n")}\n`);
      },
    })
    .showSuggestionAfterError()
    .showHelpAfterError("(add --help for what there is)");
}
