import {
  BaseError,
  ContractFunctionRevertedError,
  HttpRequestError,
  RpcRequestError,
  TimeoutError,
  WebSocketRequestError,
} from 'viem';

/** Whether an error means that the node could not be asked, as opposed to a refusal by a contract. */
export function isChainUnreachable(error: unknown): boolean {
  if (!(error instanceof BaseError)) return false;
  return (
    error.walk(
      (cause) =>
        cause instanceof HttpRequestError || cause instanceof TimeoutError || cause instanceof WebSocketRequestError,
    ) !== null
  );
}

/** Name of the contract's error that a call was refused with, or null when it failed otherwise. */
export function revertNameOf(error: unknown): string | null {
  if (!(error instanceof BaseError)) return null;
  const reverted = error.walk((cause) => cause instanceof ContractFunctionRevertedError);
  return reverted instanceof ContractFunctionRevertedError ? (reverted.data?.errorName ?? null) : null;
}

/** First line of an error, without arguments or addresses of nodes: fit for a log and the health page. */
export function errorSummary(error: unknown): string {
  if (error instanceof BaseError) {
    const rpc = error.walk((cause) => cause instanceof RpcRequestError);
    return rpc instanceof RpcRequestError ? `${error.name}: ${rpc.details}`.slice(0, 200) : error.name;
  }
  // Prisma's text names the query; its code says what is wrong.
  if (error instanceof Error && error.name.startsWith('Prisma') && 'code' in error)
    return `${error.name}: ${String(error.code)}`;
  return error instanceof Error ? `${error.name}: ${error.message.split('\n')[0] ?? ''}`.slice(0, 200) : 'unknown';
}
