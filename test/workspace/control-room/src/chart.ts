/** Draws a line of readings with `ticks` marks on the axis. */
export function drawChart(view: HTMLElement, bars: readonly number[], ticks: number): void {
	const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
	svg.append(line(bars), ...marks(ticks));
	view.replaceChildren(svg);
}

function line(bars: readonly number[]): SVGElement {
	const path = document.createElementNS('http://www.w3.org/2000/svg', 'polyline');
	path.setAttribute('points', bars.map((bar, at) => `${at * 10},${100 - bar * 10}`).join(' '));
	return path;
}

function marks(ticks: number): SVGElement[] {
	return new Array(ticks).fill(0).map(() => document.createElementNS('http://www.w3.org/2000/svg', 'line'));
}
