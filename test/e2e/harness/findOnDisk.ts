import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Files below a folder (paths from there) that hold one of the texts, as bytes of UTF-8 or UTF-16. */
export async function findOnDisk(folder: string, texts: readonly string[]): Promise<readonly string[]> {
	const needles = texts.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const found: string[] = [];
	for (const entry of entries.filter((each) => each.isFile())) {
		const file = path.join(entry.parentPath, entry.name);
		const content = await readFile(file);
		if (needles.some((needle) => content.includes(needle))) {
			found.push(path.relative(folder, file));
		}
	}
	return found;
}
