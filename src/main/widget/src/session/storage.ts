// What outlives a page: texts by name, one set for each gateway. Where a browser forbids it, they live with the page.

export interface Storage {
  read<T>(name: string): T | null;
  write(name: string, value: unknown): void;
  remove(name: string): void;
}

export function storageOf(gateway: string, local: () => globalThis.Storage): Storage {
  const memory = new Map<string, string>();
  const key = (name: string) => `seitech-chat ${gateway} ${name}`;
  const attempt = <T>(action: (store: globalThis.Storage) => T): T | undefined => {
    try {
      return action(local());
    } catch {
      return undefined;
    }
  };
  return {
    read<T>(name: string): T | null {
      const text = attempt((store) => store.getItem(key(name))) ?? memory.get(name);
      try {
        return text ? (JSON.parse(text) as T) : null;
      } catch {
        return null;
      }
    },
    write(name, value) {
      const text = JSON.stringify(value);
      memory.set(name, text);
      attempt((store) => store.setItem(key(name), text));
    },
    remove(name) {
      memory.delete(name);
      attempt((store) => store.removeItem(key(name)));
    },
  };
}

/** Whether another tab has changed what is stored for that gateway. */
export const concerns = (gateway: string, key: string | null): boolean =>
  key === null || key.startsWith(`seitech-chat ${gateway} `);
