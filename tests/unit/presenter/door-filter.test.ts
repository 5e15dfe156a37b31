import { describe, expect, test } from 'vitest';
import { sortCalls } from '@/scripts/demo/door-filter.mjs';

const call = (method: unknown, id: unknown = 1) => ({ jsonrpc: '2.0', id, method, params: [] });

describe('what passes the door', () => {
  test.each(['eth_call', 'eth_getLogs', 'eth_getTransactionReceipt', 'eth_sendRawTransaction', 'net_version'])(
    'STG-03 %s passes',
    (method) => {
      expect(sortCalls(JSON.stringify(call(method)))).toEqual({
        isBatch: false,
        passing: [call(method)],
        refusals: [],
      });
    },
  );

  test.each([
    ...['anvil_setBalance', 'anvil_dumpState', 'anvil_impersonateAccount', 'hardhat_setCode'],
    ...['evm_setTime', 'evm_mine', 'evm_snapshot', 'evm_revert', 'evm_setAutomine'],
    ...['eth_sendTransaction', 'eth_sign', 'eth_signTransaction', 'eth_signTypedData_v4', 'eth_accounts'],
    ...['eth_sendUnsignedTransaction', 'personal_sign', 'debug_traceTransaction', 'trace_block', 'txpool_content'],
    ...['eth_newFilter', 'eth_subscribe', 'ots_getApiLevel', 'erigon_getHeaderByNumber', 'wallet_sendCalls'],
    ...['', 'ETH_CALL', ' eth_call', 'eth_call ', 'constructor', '__proto__'],
  ])('STG-03 %s is refused', (method) => {
    const { passing, refusals } = sortCalls(JSON.stringify(call(method, 7)));
    expect(passing).toEqual([]);
    expect(refusals).toMatchObject([{ id: 7, error: { code: -32601 } }]);
  });

  test('STG-04 of several calls each is looked at, and each has its answer', () => {
    const calls = [call('eth_call', 1), call('anvil_mine', 2), call('eth_chainId', 'c'), 5, null, [], { id: 9 }];
    const { isBatch, passing, refusals } = sortCalls(JSON.stringify(calls));
    expect(isBatch).toBe(true);
    expect(passing).toEqual([calls[0], calls[2]]);
    expect(refusals).toHaveLength(5);
  });

  test('STG-04 the method that is looked at is the one that is sent on', () => {
    // Parsers differ in which of two members they take; what is sent on has one.
    const { passing } = sortCalls('{"id":1,"method":"anvil_mine","method":"eth_chainId"}');
    expect(JSON.stringify(passing[0])).toBe('{"id":1,"method":"eth_chainId"}');
  });

  test.each([
    ['not JSON', '{'],
    ['nothing', '[]'],
    ['too many', JSON.stringify(Array(1001).fill(call('eth_call')))],
  ])('STG-04 %s: refused as a whole', (_name, text) => {
    const { isBatch, passing, refusals } = sortCalls(text);
    expect([isBatch, passing, refusals.length]).toEqual([false, [], 1]);
  });
});
