#!/usr/bin/env -S node --max-semi-space-size=32
// In place before the first build, so that npm can link it as `npx stackgate`. What a request makes is garbage when it is
// answered: room for more of it (MB; Node's own is 16) saves a fifth of all CPU, since less is alive at each collection.
require("../dist/bin.js");
