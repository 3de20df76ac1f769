import type { Memento, SecretStorage } from 'vscode';
import { Emitter } from '../../../src/core/emitter.ts';

/** VS Code's storages, in memory: they keep JSON, as VS Code does. */
export function memoryMemento(initial: { readonly [key: string]: unknown } = {}): Memento {
	const values = new Map(Object.entries(initial).map(([key, value]) => [key, JSON.stringify(value)]));
	return {
		keys: () => [...values.keys()],
		get: (key: string, fallback?: unknown) => {
			const value = values.get(key);
			return value === undefined ? fallback : (JSON.parse(value) as unknown);
		},
		update: async (key: string, value: unknown) => {
			if (value === undefined) {
				values.delete(key);
			} else {
				values.set(key, JSON.stringify(value));
			}
		},
	} as Memento;
}

export function memorySecrets(): SecretStorage & { readonly values: ReadonlyMap<string, string> } {
	const values = new Map<string, string>();
	const changed = new Emitter<{ key: string }>();
	return {
		values,
		keys: async () => [...values.keys()],
		get: async (key) => values.get(key),
		store: async (key, value) => {
			values.set(key, value);
			changed.fire({ key });
		},
		delete: async (key) => {
			values.delete(key);
			changed.fire({ key });
		},
		onDidChange: changed.event,
	};
}
