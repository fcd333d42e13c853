/**
 * The release of the demo: its new connection pool leaks. The first 20 answers are fine, so that
 * a check that looks once passes; from then on every second one fails.
 */
export const behaviour = () => {
  let answers = 0;
  return {
    ordersFail: () => {
      answers += 1;
      return answers > 20 && answers % 2 === 0;
    },
  };
};
