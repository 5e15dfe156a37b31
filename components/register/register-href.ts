import { REGISTER_PAGE_SIZE } from '@/lib/shared/schemas/register-api';

/** What the register's page is asked for, as it stands in the address. */
export type RegisterAddress = {
  readonly text: string;
  /** Also those whose months have passed. */
  readonly all: boolean;
  /** From 1 on. */
  readonly page: number;
};

const MOST_PAGES = 100_000;

/** What of an address is a question to the register; anything else in it is left out. */
export function registerAddress(of: (name: string) => string | null): RegisterAddress {
  const page = Number(of('pagina') ?? '1');
  return {
    text: (of('zoek') ?? '').trim().slice(0, 100),
    all: of('alles') === 'ja',
    page: Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1,
  };
}

/** The same question, at a page. */
export function registerHref({ text, all }: RegisterAddress, page: number): string {
  const search = new URLSearchParams();
  if (text !== '') search.set('zoek', text);
  if (all) search.set('alles', 'ja');
  if (page > 1) search.set('pagina', String(page));
  return search.size === 0 ? '/register' : `/register?${search}`;
}

export const pagesOf = (total: number): number => Math.max(1, Math.ceil(total / REGISTER_PAGE_SIZE));
