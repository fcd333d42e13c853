import { describe, expect, test } from "@jest/globals";
import { idsOf } from "../../scripts/bundle/ids.mjs";

const FEW = [
  { id: 770, name: "./node_modules/tunnel/index.js" },
  { id: 218, name: "./lib/wiring.js + 25 modules" },
  { id: null, name: "./lib/inside.js" },
];

describe("the numbers of modules in a bundle", () => {
  test("follow from their names, whatever webpack has numbered and joined", () => {
    const [few, many] = [
      idsOf(FEW),
      idsOf([
        { id: 20770, name: "./node_modules/tunnel/index.js" },
        { id: 20218, name: "./lib/wiring.js + 3 modules" },
      ]),
    ];
    expect(few.size).toBe(2);
    expect([many.get("20770"), many.get("20218")]).toEqual([few.get("770"), few.get("218")]);
  });

  test("are each module's own", () => {
    const modules = Array.from({ length: 3000 }, (_, id) => ({ id, name: `./lib/${id}.js` }));
    expect(new Set(idsOf(modules).values()).size).toBe(3000);
  });
});
