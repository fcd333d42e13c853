// The shop: one small HTTP service. What a version does differently stands in versions/.
import { createServer } from "node:http";

const [version, port, commit] = process.argv.slice(2);
const { behaviour } = await import(`./versions/${version}.mjs`);
const shop = behaviour();

const ORDERS = [
  { id: 1, item: "kettle", quantity: 1 },
  { id: 2, item: "tea", quantity: 4 },
];

const PAGES = {
  "/": () => ({
    type: "text/html",
    body: "<!doctype html><title>OctoAcme Shop</title><h1>OctoAcme Shop</h1>",
  }),
  "/version": () => ({ type: "application/json", body: JSON.stringify({ version, commit }) }),
  "/healthz": () => ({ type: "application/json", body: JSON.stringify({ status: "ok" }) }),
  "/orders": () =>
    shop.ordersFail()
      ? {
          status: 500,
          type: "application/json",
          body: JSON.stringify({ error: "out of connections" }),
        }
      : { type: "application/json", body: JSON.stringify({ orders: ORDERS }) },
};

const server = createServer((request, response) => {
  const path = new URL(request.url, "http://shop").pathname;
  const {
    status = 200,
    type,
    body,
  } = PAGES[path]?.() ?? { status: 404, type: "text/plain", body: "no such page\n" };
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  response.end(body);
});

server.listen(Number(port), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
