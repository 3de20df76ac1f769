/** `2026-11-06T21:19:55Z`: issues and activity have no fraction. */
export function isoSeconds(time: number): string {
	return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** `2026-11-06T21:19:55.146000Z`: releases, members and events keep Python's microseconds. */
export function isoMicros(time: number): string {
	return new Date(time).toISOString().replace('Z', '000Z');
}
