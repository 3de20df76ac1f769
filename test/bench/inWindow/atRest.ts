/**
 * Until the thread that this runs on has had nothing to do for a second: no timer of 20 ms came later than another 20. After
 * 20 s of waiting it goes on all the same. It names nothing from outside of itself: it is also sent into a page.
 */
export async function atRest(): Promise<void> {
	const start = performance.now();
	let since = start;
	while (performance.now() - since < 1_000 && performance.now() - start < 20_000) {
		const before = performance.now();
		await new Promise<void>((resolve) => {
			setTimeout(resolve, 20);
		});
		if (performance.now() - before > 40) {
			since = performance.now();
		}
	}
}
