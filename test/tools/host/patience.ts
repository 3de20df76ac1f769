/**
 * Milliseconds that a test waits for what must come. On a machine with other work everything takes several times as long, and
 * how long is not what is tested: only what never comes takes all of this.
 */
export const patience = Number(process.env['CULPRIT_E2E_TIMEOUT'] ?? 60_000);

/**
 * Does something until it works. For what a window may take away under a user's hand (a box when a page takes the focus, a
 * menu when its anchor is drawn anew): the user does it once more. `act` gives up after `brief`, which grows, so that a slow
 * machine gets there too.
 */
export async function insist<T>(act: (brief: { readonly timeout: number }) => Promise<T>): Promise<T> {
	const end = Date.now() + patience;
	for (let attempt = 1; ; attempt++) {
		try {
			return await act({ timeout: attempt * 2000 });
		} catch (error) {
			if (Date.now() > end) {
				throw error;
			}
		}
	}
}
