/** `src/pump.py:42`. */
export function placeOf(file: string, line: number | undefined): string {
	return line === undefined ? file : `${file}:${line}`;
}
