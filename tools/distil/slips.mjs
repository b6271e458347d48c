/**
 * Where a recording doesn't hold what the server answered: the recording client had the next request's new detail put
 * into its copy of this answer before it wrote the answer down. (The request before shows that the VM had no such
 * detail yet, and the details come in the client's order, not the server's.)
 */
const slips = {
  "25-limits-of-names-tags-details.json details.before": ({ listvirtualmachinesresponse: { virtualmachine } }) => {
    for (const { details } of virtualmachine) delete details["x.b"];
  },
};

/** The exchanges of a file as they were. */
export function corrected(file, exchanges) {
  for (const { step, response } of exchanges) slips[`${file} ${step}`]?.(response);
  return exchanges;
}
