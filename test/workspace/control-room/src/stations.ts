/** Scrolls to a station's row. */
export function findStation(view: HTMLElement, name: string): void {
	view.querySelector(`#row-${name}`)?.scrollIntoView();
}

/** Asks for news now and then. */
export function pollStations(milliseconds: number): void {
	setTimeout(() => {
		const latest = newest([]);
		console.log(latest.at);
	}, milliseconds);
}

function newest(readings: readonly { readonly at: number }[]): { readonly at: number } {
	return readings.reduce((left, right) => (left.at > right.at ? left : right));
}

/** Refuses with what the server would say. */
export function forgetStation(station: { id: number; reason: string }): Promise<never> {
	return Promise.reject({ refused: true, station });
}
