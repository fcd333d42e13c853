const DOCS = "https://github.com/octoacme/release-gate/blob/v1/docs";

/** What the messages about open records mean, and what ends them. */
export const STUCK_RELEASE = `${DOCS}/stuck-release.md`;
