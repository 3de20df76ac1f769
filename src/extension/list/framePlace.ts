/** `src/pump.py:42`. */
export function placeOf(file: string, line: number | undefined): string {
	return line === undefined ? file : `${file}:${line}`;
}

/** `pump.py:42 src`: what tells frames apart comes first, as VS Code lists files. */
export function shortPlace(place: string): string {
	const end = Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\'));
	const folder = place.slice(0, Math.max(end, 0)).replace(/^\.\//, '');
	return folder === '' ? place.slice(end + 1) : `${place.slice(end + 1)} ${folder}`;
}
