import { setTimeout as sleep } from 'node:timers/promises';
import { type Hash, type PublicClient, type TransactionReceipt, TransactionReceiptNotFoundError } from 'viem';

const RECEIPT_POLL_MS = { first: 50, most: 1_000 };
/** Longer than twenty blocks of the slowest network that is served. */
const RECEIPT_TIMEOUT_MS = 300_000;

/**
 * Asks for the receipt until it is there. viem's own wait asks anew at a new block only: a node under load that gives the
 * receipt a moment late, on a chain that makes a block for every transaction, would be waited for in vain.
 * @throws TransactionReceiptNotFoundError after five minutes
 */
export async function receiptOf(
  client: Pick<PublicClient, 'getTransactionReceipt'>,
  hash: Hash,
): Promise<TransactionReceipt> {
  const deadlineMs = Date.now() + RECEIPT_TIMEOUT_MS;
  for (let waitMs = RECEIPT_POLL_MS.first; ; waitMs = Math.min(waitMs * 2, RECEIPT_POLL_MS.most)) {
    try {
      return await client.getTransactionReceipt({ hash });
    } catch (error) {
      if (!(error instanceof TransactionReceiptNotFoundError) || Date.now() > deadlineMs) throw error;
    }
    await sleep(waitMs);
  }
}
