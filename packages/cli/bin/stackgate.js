#!/usr/bin/env node
// In place before the first build, so that npm can link it as `npx stackgate`.
require("../dist/bin.js");
