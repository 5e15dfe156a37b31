import type { CardStore } from '@/lib/shared/card/card-data';
import { AppError } from '@/lib/shared/errors/app-error';
import type { ControllerPorts } from './controller-types';
import { encryptedCardStore } from './encrypted-store';

/** The card's store in this browser, which other tabs may have open as well. */
export type SharedStore = {
  readonly store: CardStore;
  /** Removes the card. Work under way can write nothing back, and the other tabs close it too. */
  erase(): Promise<void>;
  close(): void;
};

export function sharedStore(
  id: string,
  key: CryptoKey,
  { raw, random, locks, channel: openChannel }: ControllerPorts,
  others: { readonly onChanged: () => void; readonly onErased: () => void },
): SharedStore {
  const channel = openChannel(`voorzien.card.${id}`);
  let isErased = false;
  channel.addEventListener('message', ({ data }) => {
    if (data === 'erased') isErased = true;
    if (isErased) others.onErased();
    else others.onChanged();
  });
  const store = encryptedCardStore(id, key, {
    raw,
    random,
    exclusive: (name, job) =>
      locks.request(name, () => {
        if (isErased) throw new AppError('CARD_LOCKED');
        return job();
      }) as ReturnType<typeof job>,
    changed: () => channel.postMessage('changed'),
  });
  return {
    store,
    async erase() {
      isErased = true;
      channel.postMessage('erased');
      await locks.request(`voorzien.store.${id}`, () => raw.delete(id));
    },
    close: () => channel.close(),
  };
}
