/** One spelling for names that differ in case or in Unicode composition only (macOS stores decomposed names). */
export function fold(text: string): string {
	let isPlain = true;
	for (let at = 0; at < text.length; at += 1) {
		const char = text.charCodeAt(at);
		if (char > 127) {
			return text.toLowerCase().normalize('NFC');
		}
		isPlain &&= char < 65 || char > 90;
	}
	// Most names need no other string.
	return isPlain ? text : text.toLowerCase();
}

export function basenameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

export function folderOf(path: string): string {
	const slash = path.lastIndexOf('/');
	return slash < 0 ? '' : path.slice(0, slash);
}

/** How many segments at the end of both are the same, whatever their case; both sides already split and folded. */
export function commonTail(left: readonly string[], right: readonly string[]): number {
	const most = Math.min(left.length, right.length);
	let count = 0;
	while (count < most && left[left.length - 1 - count] === right[right.length - 1 - count]) {
		count += 1;
	}
	return count;
}
