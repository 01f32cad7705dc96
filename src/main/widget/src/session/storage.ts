// What outlives a page: values by name, one set for each gateway. Where a browser forbids it, they live with the page.
// Tabs write at the same time and may see each other's writes late, so that what several of them change has several names.

export interface Storage {
  read<T>(name: string): T | null;
  write(name: string, value: unknown): void;
  remove(name: string): void;
  /** Those that begin so. */
  names(start: string): string[];
}

type Texts = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'> & { keys(): string[] };

export function storageOf(gateway: string, local: () => globalThis.Storage): Storage {
  const texts = usable(local) ?? inMemory();
  const key = (name: string) => prefix(gateway) + name;
  return {
    read<T>(name: string): T | null {
      try {
        return JSON.parse(texts.getItem(key(name)) ?? 'null') as T | null;
      } catch {
        return null;
      }
    },
    write: (name, value) => texts.setItem(key(name), JSON.stringify(value)),
    remove: (name) => texts.removeItem(key(name)),
    names: (start) =>
      texts
        .keys()
        .filter((one) => one.startsWith(key(start)))
        .map((one) => one.slice(prefix(gateway).length)),
  };
}

const prefix = (gateway: string) => `seitech-chat ${gateway} `;

/** Null where it is forbidden, or full. */
function usable(local: () => globalThis.Storage): Texts | null {
  try {
    const store = local();
    store.setItem('seitech-chat', '');
    store.removeItem('seitech-chat');
    const last = inMemory();
    return {
      getItem: (key) => last.getItem(key) ?? store.getItem(key),
      // What finds no room any more is kept as long as the page.
      setItem(key, text) {
        try {
          store.setItem(key, text);
          last.removeItem(key);
        } catch {
          last.setItem(key, text);
        }
      },
      removeItem(key) {
        store.removeItem(key);
        last.removeItem(key);
      },
      keys: () => [...Object.keys(store), ...last.keys()],
    };
  } catch {
    return null;
  }
}

function inMemory(): Texts {
  const map = new Map<string, string>();
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, text) => void map.set(key, text),
    removeItem: (key) => void map.delete(key),
    keys: () => [...map.keys()],
  };
}

/** Whether another tab has changed what is stored for that gateway. */
export const concerns = (gateway: string, key: string | null): boolean =>
  key === null || key.startsWith(prefix(gateway));
