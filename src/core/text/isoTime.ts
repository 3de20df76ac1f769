/** Unix ms as ISO text in UTC; nothing for what is beyond ECMAScript's dates. */
export function isoTime(time: number | undefined): string | undefined {
	return time === undefined || !(Math.abs(time) <= 8.64e15) ? undefined : new Date(time).toISOString();
}
