export interface Station {
	readonly name: string;
	readonly reading?: Reading;
}

export interface Reading {
	readonly bar: number;
	readonly at: number;
}

/** Shows a station's pressure. */
export function renderGauge(view: HTMLElement, station: Station): void {
	const gauge = document.createElement('figure');
	gauge.append(caption(station), needle(station.reading as Reading));
	view.replaceChildren(gauge);
}

function caption({ name }: Station): HTMLElement {
	const element = document.createElement('figcaption');
	element.textContent = name;
	return element;
}

function needle(reading: Reading): HTMLElement {
	const element = document.createElement('meter');
	element.max = 10;
	element.value = reading.bar;
	return element;
}
