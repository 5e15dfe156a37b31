import { pad, toHex } from 'viem';
import type { Database } from '@/lib/server/repositories/database';
import { CHAIN_DOMAINS } from '@/lib/shared/schemas/deployment';
import type { Stack } from './stack';

/** All that stands on the three chains: what was sent, and what the contracts told. Lower case hex. */
export async function allOfTheChains({ chains }: Stack): Promise<string> {
  const parts: string[] = [];
  for (const domain of CHAIN_DOMAINS) {
    const { client } = chains[domain];
    const head = await client.getBlockNumber();
    for (let number = 0n; number <= head; number++) {
      const { transactions } = await client.getBlock({ blockNumber: number, includeTransactions: true });
      for (const { input, from, to } of transactions) parts.push(input, from, to ?? '');
    }
    const logs = await client.getLogs({ fromBlock: 0n, toBlock: head });
    for (const { data, topics } of logs) parts.push(data, ...topics);
  }
  return parts.join(' ').toLowerCase();
}

/** A number as it would stand in calldata or a log: 32 bytes, without 0x. */
export const asWord = (value: bigint | number): string => pad(toHex(value), { size: 32 }).slice(2).toLowerCase();

/** Every row of the database as text, by table. */
export async function allRows(db: Database): Promise<readonly { readonly table: string; readonly text: string }[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1`;
  const rows: { table: string; text: string }[] = [];
  for (const { name } of tables) {
    const found = await db.$queryRawUnsafe<{ text: string }[]>(`SELECT row_to_json(t)::text AS text FROM "${name}" t`);
    rows.push(...found.map(({ text }) => ({ table: name, text })));
  }
  return rows;
}
