// Where the page finds the gateway; pollMillis, too, can be set here (3000). docker/up serves a copy of the page with the
// port it chose.
globalThis.chatConfig = { gatewayUrl: 'http://localhost:8080' };
