import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * The whole path of a program that is given by its name or whole path; `undefined` when there is none. Left to the system,
 * a name is looked for in the folder that the program is to work in: on Windows always, elsewhere where the PATH has a
 * relative entry (`node_modules/.bin`, `.`). So a workspace could put its own in the place of git: entries that are
 * relative, or lead into one of `workspace`'s folders, do not count.
 */
export async function findProgram(
	name: string,
	workspace: readonly string[],
	searchPath = process.env['PATH'] ?? '',
): Promise<string | undefined> {
	if (path.isAbsolute(name)) {
		return name;
	}
	if (path.basename(name) !== name) {
		return undefined;
	}
	const isWindows = process.platform === 'win32';
	// Not `.cmd` or `.bat`: a shell would read their arguments.
	const file = isWindows && path.extname(name) === '' ? `${name}.exe` : name;
	const roots = await Promise.all(workspace.map(async (folder) => realpath(folder).catch(() => folder)));
	for (const entry of searchPath.split(path.delimiter)) {
		const folder = isWindows ? entry.replaceAll('"', '') : entry;
		const program = path.join(folder, file);
		if (path.isAbsolute(folder) && (await isProgram(program)) && !(await liesBelow(folder, roots))) {
			return program;
		}
	}
	return undefined;
}

async function isProgram(file: string): Promise<boolean> {
	try {
		await access(file, constants.X_OK);
		return (await stat(file)).isFile();
	} catch {
		return false;
	}
}

async function liesBelow(folder: string, roots: readonly string[]): Promise<boolean> {
	const real = await realpath(folder);
	return roots.some((root) => {
		const below = path.relative(root, real);
		return below.split(path.sep)[0] !== '..' && !path.isAbsolute(below);
	});
}
