/**
 * Method, request, the upstream calls that it costs (catalogues and job polls left out; `listVolumes createTags*2`), body.
 * Paths are below the project; OPERATION is the newest operation of that kind of scope.
 */
export type Row = readonly [id: string, httpMethod: string, path: string, calls: string, body?: object];
