/** Records by name: IndexedDB in a browser, a map in tests. Nothing readable is put into it. */
export type RawStore = {
  get(id: string): Promise<unknown>;
  put(id: string, value: unknown): Promise<void>;
  delete(id: string): Promise<void>;
};

const DATABASE = 'voorzien';
const TABLE = 'cards';

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}

/** The browser's IndexedDB, opened at first use. */
export function indexedDbStore(): RawStore {
  let opened: Promise<IDBDatabase> | null = null;
  function open(): Promise<IDBDatabase> {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
      request.onsuccess = () => {
        // A newer version of the portal in another tab may upgrade.
        request.result.onversionchange = () => request.result.close();
        resolve(request.result);
      };
      request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
    });
    return opened;
  }
  const table = async (mode: IDBTransactionMode) => (await open()).transaction(TABLE, mode).objectStore(TABLE);
  return {
    get: async (id) => settled((await table('readonly')).get(id) as IDBRequest<unknown>),
    put: async (id, value) => void (await settled((await table('readwrite')).put(value, id))),
    delete: async (id) => void (await settled((await table('readwrite')).delete(id))),
  };
}
