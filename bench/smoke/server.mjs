// Answers every request on every address of this machine's loopback; tells its parent the port.
import { createServer } from "node:http";

const server = createServer((_, response) => {
  response.setHeader("content-type", "application/json");
  response.end('{"status":"ok"}');
});
server.listen(0, "0.0.0.0", () => process.send(server.address().port));
