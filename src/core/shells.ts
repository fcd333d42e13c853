/** A word: texts as they are meant, and variables that hold the rest. */
type ShellWord = readonly (string | { readonly variable: string })[];

interface ShellCommand {
  /** Environment variables that it is given. */
  readonly set: Readonly<Record<string, string>>;
  /** Words of the shell, quoted already. */
  readonly program: string;
  readonly parameters: readonly string[];
  /** Variables without which it must not start. */
  readonly needed: readonly string[];
}

/** How a shell is written, so that it hands on exactly what is meant. */
export interface Shell {
  readonly word: (parts: ShellWord) => string;
  readonly command: (command: ShellCommand) => string;
}

/** A POSIX shell; a variable that is not set stops the command. */
export const posix: Shell = {
  word: (parts) => {
    const quoted = parts.map((part) => {
      if (typeof part !== "string") return `"\${${part.variable}:?}"`;
      if (/^[\w@%+=:,./-]*$/.test(part)) return part;
      return `'${part.replaceAll("'", "'\\''")}'`;
    });
    return quoted.join("") || "''";
  },
  command: ({ set, program, parameters }) => {
    const variables = Object.entries(set).map(([name, value]) => `${name}=${posix.word([value])}`);
    // behind nothing in quotes it is no assignment
    const called = /^\w*=/.test(program) ? `''${program}` : program;
    return [...variables, called, ...parameters].join(" ");
  },
};

/**
 * PowerShell, which takes curly quotes for straight ones.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
export const powershell: Shell = {
  word: (parts) => {
    const text = parts.join("");
    if (parts.every((part) => typeof part === "string")) {
      if (/^[A-Za-z_./][\w./:=-]*$/.test(text)) return text;
      return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, "$&$&")}'`;
    }
    const inside = parts.map((part) => {
      if (typeof part !== "string") return `\${env:${part.variable}}`;
      return part.replace(/[`$"\u201c\u201d\u201e]/g, "`$&");
    });
    return `"${inside.join("")}"`;
  },
  command: ({ set, program, parameters, needed }) => {
    const guards = needed.map((name) => `if (-not $env:${name}) { throw 'set $env:${name}' }`);
    const variables = Object.entries(set).map(
      ([name, value]) =>
        `$env:${name} = '${value.replace(/['\u2018\u2019\u201a\u201b]/g, "$&$&")}'`,
    );
    const call = /^["']/.test(program) ? `& ${program}` : program;
    return [...guards, ...variables, [call, ...parameters].join(" ")].join("; ");
  },
};
