// The bare peer: so many requests by node:http, a new connection each, eight at once, status and body held
// against what is expected.
import { request } from "node:http";

const [url, count] = [process.argv[2], Number(process.argv[3])];
let next = 0;

function ask(path) {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}${path}`, { agent: false }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => {
        const body = Buffer.concat(chunks).toString("utf8");
        if (response.statusCode === 200 && body.includes("ok")) resolve();
        else reject(new Error(`status ${response.statusCode}`));
      });
    });
    outgoing.on("error", reject);
    outgoing.end();
  });
}

async function worker() {
  while (next < count) await ask(`/${next++}`);
}

await Promise.all(Array.from({ length: 8 }, worker));
