// Written by scripts/generate-noticed.mjs; __tests__/health/noticed.test.ts holds it to the engine.

/** Windows that each cell of the table was simulated with. */
export const RUNS = 1000;

/** Limits in percent, planned looks, looks that trouble has to last, and signals: each ascending. */
export const MAX = [2, 5, 10, 20, 50];
export const PLANNED = [40, 60, 120, 180, 360];
export const PERSIST = [3, 10, 30];
export const SIGNALS = [1, 4];

/** Percent of bad requests from which on 9 of 10 windows fail, by signals, limit, planned looks and persistence. */
export const SHARES: readonly (readonly (readonly (readonly number[])[])[])[] = [
  [
    [
      [28, 38, 67],
      [22, 27, 40],
      [14, 16, 19],
      [11, 13, 14],
      [8, 8, 9],
    ],
    [
      [35, 45, 73],
      [29, 35, 49],
      [20, 23, 27],
      [17, 19, 21],
      [13, 14, 14],
    ],
    [
      [43, 52, 77],
      [36, 43, 59],
      [28, 31, 36],
      [24, 26, 29],
      [19, 21, 22],
    ],
    [
      [58, 61, 81],
      [51, 54, 69],
      [41, 43, 50],
      [37, 38, 42],
      [32, 33, 34],
    ],
    [
      [86, 86, 87],
      [81, 81, 82],
      [72, 72, 73],
      [68, 68, 69],
      [63, 63, 63],
    ],
  ],
  [
    [
      [30, 40, 68],
      [24, 29, 43],
      [15, 17, 20],
      [12, 13, 15],
      [8, 9, 10],
    ],
    [
      [38, 48, 74],
      [30, 37, 53],
      [21, 25, 29],
      [18, 20, 22],
      [13, 14, 15],
    ],
    [
      [47, 54, 78],
      [39, 45, 62],
      [29, 33, 38],
      [25, 28, 30],
      [20, 21, 23],
    ],
    [
      [61, 63, 83],
      [54, 56, 71],
      [43, 45, 51],
      [38, 40, 44],
      [33, 34, 36],
    ],
    [
      [88, 88, 89],
      [83, 83, 84],
      [74, 74, 75],
      [70, 70, 70],
      [64, 64, 65],
    ],
  ],
];
