/** The release of the demo with the pool mended. */
export const behaviour = () => ({ ordersFail: () => false });
