/** `1m 20s`: for countdowns. Rounded up: at `0s` it is over. */
export function duration(ms: number): string {
	const seconds = Math.max(0, Math.ceil(ms / 1_000));
	const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
	const names = ['h', 'm', 's'];
	const first = parts.findIndex((part) => part > 0);
	return parts
		.map((part, index) => `${part}${names[index]}`)
		.slice(first === -1 ? 2 : first)
		.join(' ');
}
