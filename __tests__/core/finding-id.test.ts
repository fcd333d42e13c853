import { expect, test } from "@jest/globals";
import { bareId, type FindingId, shortName } from "../../src/core/finding-id.ts";

test.each<[FindingId, string, string]>([
  ["requirement/ci-passing", "ci-passing", "ci-passing"],
  ["check/GET /", "GET /", "GET /"],
  ["check/GET /orders/latest", "GET /orders/latest", "GET /orders/latest"],
  ["signal/orders/error-rate", "orders/error-rate", "orders error-rate"],
  ["signal/GET /a/b/error-rate", "GET /a/b/error-rate", "GET /a/b error-rate"],
  ["signal/orders", "orders", "orders"],
  ["step/claim", "claim", "claim"],
  ["guard/", "", ""],
])("%s", (id, bare, short) => {
  expect([bareId(id), shortName(id)]).toEqual([bare, short]);
});
