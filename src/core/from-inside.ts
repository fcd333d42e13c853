interface Written {
  readonly user?: { readonly type?: string | null | undefined } | null | undefined;
  readonly author_association?: string | null | undefined;
}

const INSIDE: readonly string[] = ["OWNER", "MEMBER", "COLLABORATOR"];

/**
 * True where a program that is installed here, or somebody of the repository, has written an issue or a
 * comment, as REST shows it. Whoever has neither may comment, and open issues by a form that labels
 * them, with any mark of ours in it.
 */
export function isFromInside({ user, author_association: of }: Written): boolean {
  return user?.type === "Bot" || INSIDE.some((one) => one === of);
}
