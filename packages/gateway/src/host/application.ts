import compression from "compression";
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from "express";
import type { HttpRequest } from "../http";
import { bodyRefusal } from "./refusals";
import { httpRequest } from "./request";

export interface ApplicationOptions {
  readonly bodyBytes: number;
  /** Compress answers for clients that accept it. */
  readonly gzip: boolean;
  /** Answers the request, and never rejects. */
  readonly answer: (request: HttpRequest, response: Response) => Promise<void>;
}

/** The whole of express: the raw body within its limit, whatever the content type says, and the answer compressed. */
export function application({ bodyBytes, gzip, answer }: ApplicationOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", false);
  if (gzip) app.use(compression());
  // Bytes stay as they came, compressed ones too: signatures are over exactly those.
  app.use(express.raw({ type: () => true, limit: bodyBytes, inflate: false }));
  app.use((request: Request, response: Response) => answer(httpRequest(request, response), response));
  // Express knows error handlers by their four parameters.
  const refused: ErrorRequestHandler = (error, request, response, _next) => {
    const refusal = bodyRefusal(error);
    // Only an aborted request comes here without a refusal: nobody waits for an answer.
    if (!refusal) return void response.destroy();
    return answer(httpRequest(request, response, refusal), response);
  };
  app.use(refused);
  return app;
}
