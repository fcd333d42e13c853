/** What runs today. */
export const behaviour = () => ({ ordersFail: () => false });
