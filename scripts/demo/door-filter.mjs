/**
 * What passes through the door to a chain: questions, and transactions that somebody signed. Not what a development
 * node does besides (setting balances and clocks, signing for others, tracing), and nothing it keeps state for.
 */
const PASSING = new Set([
  'eth_blockNumber',
  'eth_call',
  'eth_chainId',
  'eth_estimateGas',
  'eth_feeHistory',
  'eth_gasPrice',
  'eth_getBalance',
  'eth_getBlockByHash',
  'eth_getBlockByNumber',
  'eth_getBlockReceipts',
  'eth_getBlockTransactionCountByHash',
  'eth_getBlockTransactionCountByNumber',
  'eth_getCode',
  'eth_getLogs',
  'eth_getProof',
  'eth_getStorageAt',
  'eth_getTransactionByBlockHashAndIndex',
  'eth_getTransactionByBlockNumberAndIndex',
  'eth_getTransactionByHash',
  'eth_getTransactionCount',
  'eth_getTransactionReceipt',
  'eth_maxPriorityFeePerGas',
  'eth_sendRawTransaction',
  'eth_syncing',
  'net_listening',
  'net_version',
  'web3_clientVersion',
  'web3_sha3',
]);
const MOST_CALLS = 1_000;

const refusal = (id, code, message) => ({ jsonrpc: '2.0', id: id ?? null, error: { code, message } });
const isCall = (call) => typeof call === 'object' && call !== null && typeof call.method === 'string';

/** @param {unknown} call @returns the answer to a call that does not pass, or undefined */
function refusalOf(call) {
  if (!isCall(call)) return refusal(null, -32600, 'Invalid request');
  if (!PASSING.has(call.method)) return refusal(call.id, -32601, 'This method does not pass here');
  return undefined;
}

/**
 * @param {string} text body of a request: one call or several
 * @returns {{isBatch: boolean, passing: object[], refusals: object[]}} refusals are answers already
 */
export function sortCalls(text) {
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    return { isBatch: false, passing: [], refusals: [refusal(null, -32700, 'Parse error')] };
  }
  const isBatch = Array.isArray(body);
  const calls = isBatch ? body : [body];
  if (calls.length === 0 || calls.length > MOST_CALLS)
    return { isBatch: false, passing: [], refusals: [refusal(null, -32600, 'Invalid request')] };
  const sorted = { isBatch, passing: [], refusals: [] };
  for (const call of calls) {
    const answer = refusalOf(call);
    if (answer) sorted.refusals.push(answer);
    else sorted.passing.push(call);
  }
  return sorted;
}
