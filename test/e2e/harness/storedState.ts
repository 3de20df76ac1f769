import type { Page } from 'playwright-core';
import { until } from '../../host/harness/until.ts';

/**
 * Resolves once VS Code has written a state that holds the text. In a browser it does so every five seconds, for when a
 * page is closed there is no time for it.
 */
export async function untilStored(page: Page, text: string): Promise<void> {
	await until(async () => (await storedState(page)).some((value) => value.includes(text)));
}

/** Resolves once VS Code has written a state that does not hold the text any more. */
export async function untilForgotten(page: Page, text: string): Promise<void> {
	await until(async () => !(await storedState(page)).some((value) => value.includes(text)));
}

/** Every value of VS Code's state databases in this browser. */
function storedState(page: Page): Promise<readonly string[]> {
	return page.evaluate(async () => {
		const done = <T>(request: IDBRequest<T>): Promise<T> =>
			new Promise((resolve, reject) => {
				request.addEventListener('success', () => resolve(request.result));
				request.addEventListener('error', () => reject(new Error(String(request.error))));
			});
		const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
		const values: string[] = [];
		for (const name of names.filter((each) => each.startsWith('vscode-web-state-db-'))) {
			const database = await done(indexedDB.open(name));
			for (const store of database.objectStoreNames) {
				const all = await done(database.transaction(store).objectStore(store).getAll());
				values.push(...all.map(String));
			}
			database.close();
		}
		return values;
	});
}
