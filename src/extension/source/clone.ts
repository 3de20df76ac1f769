import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { askGit, type GitPlace, startGit } from './safeGit.ts';

/**
 * A file of a commit: its text; `absent` where the clone has the commit but not the file's content (a partial clone), which
 * only a fetch could tell; `none` where the commit has no such file, or it is no text.
 */
export type FileThen = { readonly text: string } | 'absent' | 'none';

/** Reads what a clone has. Nothing is fetched, and nothing that its configuration names is run. */
export interface Clone {
	/** The whole hash of the commit that a hash or `refs/…` names; `undefined` when it is not there. */
	commit(ref: string): Promise<string | undefined>;
	/** `file` is relative to the top folder, with `/`. */
	fileAt(commit: string, file: string): Promise<FileThen>;
	/** What files that have another name now were called in the commit: new name → old name, as for `fileAt`. */
	renames(commit: string): Promise<ReadonlyMap<string, string>>;
	/** Where a file on disk is in the clone, as for `fileAt`; `undefined` when it lies elsewhere. */
	inClone(file: string): Promise<string | undefined>;
	/** Ends what runs; the next question starts anew. */
	close(): void;
}

/** Milliseconds; tests have less patience. */
export interface ClonePatience {
	/** For one object. */
	readonly answer: number;
	/** For comparing all names. */
	readonly renames: number;
	/** In which nothing is asked after git did not answer. */
	readonly rest: number;
	/** After which git, asked nothing more, is ended: it holds files of the repository open. */
	readonly idle: number;
}

const patient: ClonePatience = { answer: 5_000, renames: 10_000, rest: 60_000, idle: 2_000 };

/** Bytes. Beyond this a file is data, as in `openWorkspace`. */
const maxBytes = 5_000_000;
/** Fields of git's answer: three a renamed file. */
const maxFields = 100_000;
const maxFilters = 100;

/** Git may write the line ends of Windows to the working tree. */
export function withoutReturns(text: string): string {
	return text.replaceAll('\r\n', '\n');
}

/** `folder` is the top folder of the working tree. */
export function openClone(place: GitPlace, patience = patient): Clone {
	const reader = createReader(place, patience);
	return {
		async commit(ref) {
			const found = await reader.ask(`${ref}^{commit}`);
			return typeof found === 'object' && found.type === 'commit' ? found.hash : undefined;
		},
		async fileAt(commit, file) {
			const found = await reader.ask(`${commit}:${file}`);
			if (typeof found !== 'object') {
				return found;
			}
			const text = found.type === 'blob' && found.bytes ? new TextDecoder().decode(found.bytes) : '\0';
			return text.includes('\0') ? 'none' : { text };
		},
		renames: async (commit) => renames(place, commit, patience.renames),
		inClone: async (file) => inClone(place.folder, file),
		close: () => reader.close(),
	};
}

interface Found {
	readonly hash: string;
	readonly type: string;
	/** Not of what is too large. */
	readonly bytes?: Buffer;
}

interface Reader {
	ask(name: string): Promise<Found | 'absent' | 'none'>;
	close(): void;
}

/** One `git cat-file` for many questions, one after another. It is started by the first and ends when no more come. */
function createReader(place: GitPlace, patience: ClonePatience): Reader {
	let running: Running | undefined;
	let last: Promise<unknown> = Promise.resolve();
	let idle: NodeJS.Timeout | undefined;
	/** Monotonic milliseconds. */
	let restUntil = 0;

	const close = (): void => {
		clearTimeout(idle);
		running?.child.kill('SIGKILL');
		running?.child.stdout.destroy();
		running = undefined;
	};

	async function answer(name: string): Promise<Found | 'absent' | 'none'> {
		if (/[\n\0]/.test(name) || performance.now() < restUntil) {
			return 'none';
		}
		clearTimeout(idle);
		running ??= start(place);
		const { child, output, code } = running;
		const timer = setTimeout(() => {
			restUntil = performance.now() + patience.rest;
			close();
		}, patience.answer);
		try {
			child.stdin.write(`${name}\n`);
			const [, hash, type = '', size] = /^([\da-f]{40,64}) (\w+) (\d+)$/.exec(await output.line()) ?? [];
			if (hash === undefined) {
				return 'none';
			}
			if (Number(size) > maxBytes) {
				close();
				return { hash, type };
			}
			const bytes = await output.take(Number(size));
			await output.take(1);
			return { hash, type, bytes };
		} catch {
			// It dies of an object that it would have to fetch, and the next question needs another process.
			const ended = await code;
			close();
			return ended === 128 ? 'absent' : 'none';
		} finally {
			clearTimeout(timer);
			idle = setTimeout(close, patience.idle);
			idle.unref();
		}
	}

	return {
		async ask(name) {
			const asking = last.then(async () => answer(name));
			last = asking;
			return asking;
		},
		close,
	};
}

interface Running {
	readonly child: ReturnType<typeof startGit>;
	readonly output: Output;
	/** Its exit code; `undefined` when it was ended, or could not be started. */
	readonly code: Promise<number | undefined>;
}

function start(place: GitPlace): Running {
	const child = startGit(place, ['cat-file', '--batch']);
	const code = new Promise<number | undefined>((resolve) => {
		child.on('exit', (given) => resolve(given ?? undefined));
		child.on('error', () => resolve(undefined));
	});
	return { child, output: createOutput(child.stdout), code };
}

interface Output {
	/** Without its end. */
	line(): Promise<string>;
	take(count: number): Promise<Buffer>;
}

/** Both reject where the stream ends before. */
function createOutput(stream: AsyncIterable<unknown>): Output {
	const chunks: AsyncIterator<unknown> = stream[Symbol.asyncIterator]();
	let rest: Buffer = Buffer.alloc(0);
	const more = async (): Promise<Buffer> => {
		const next: { readonly value?: unknown } = await chunks.next();
		if (!Buffer.isBuffer(next.value)) {
			throw new Error('ended');
		}
		return next.value;
	};
	const take = async (count: number): Promise<Buffer> => {
		const parts = [rest];
		let size = rest.length;
		while (size < count) {
			const part = await more();
			parts.push(part);
			size += part.length;
		}
		const all = Buffer.concat(parts);
		rest = all.subarray(count);
		return all.subarray(0, count);
	};
	return {
		async line() {
			let end = rest.indexOf('\n');
			while (end < 0) {
				rest = Buffer.concat([rest, await more()]);
				end = rest.indexOf('\n');
			}
			return (await take(end + 1)).toString('utf8', 0, end);
		},
		take,
	};
}

/** Compares the commit with the working tree. */
async function renames(
	place: GitPlace,
	commit: string,
	patience: number,
): Promise<ReadonlyMap<string, string>> {
	const off = await withoutFilters(place, patience);
	const compare = async (how: string): Promise<ReadonlyMap<string, string>> => {
		const { fields, isCut } = await askGit(
			place,
			[
				...off,
				'diff-index',
				how,
				'--diff-filter=R',
				'--name-status',
				'-z',
				'--no-ext-diff',
				'--no-textconv',
				// Git would be run in each of them, by their own configuration.
				'--ignore-submodules=all',
				commit,
				'--',
			],
			{ patience, most: maxFields },
		);
		const names = new Map<string, string>();
		// Of a cut answer the last is not whole, and there are too many to be of use.
		for (let at = 0; at + 2 < (isCut ? 0 : fields.length); at += 3) {
			names.set(fields[at + 2] ?? '', fields[at + 1] ?? '');
		}
		return names;
	};
	try {
		return await compare('--find-renames');
	} catch {
		// A partial clone lacks the contents; those that did not change are told by their hash.
		return compare('--find-renames=100%');
	}
}

/** Options that switch off the programs which files of the working tree would be sent through. */
async function withoutFilters(place: GitPlace, patience: number): Promise<readonly string[]> {
	const { fields } = await askGit(place, ['config', '--list', '--name-only', '-z'], {
		patience,
		most: maxFields,
	});
	const programs = [...new Set(fields)].filter((name) => /^filter\..*\.(?:clean|process)$/s.test(name));
	// An option ends its name with `=`: what has one in its name cannot be switched off so.
	if (programs.length > maxFilters || programs.some((name) => name.includes('='))) {
		throw new Error('filters that cannot be switched off');
	}
	return programs.flatMap((name) => ['-c', `${name}=`, '-c', `${name.replace(/[^.]*$/, 'required')}=false`]);
}

async function inClone(folder: string, file: string): Promise<string | undefined> {
	const below = (from: string, to: string): string | undefined => {
		const found = path.relative(from, to);
		return found === '' || found.split(path.sep)[0] === '..' || path.isAbsolute(found)
			? undefined
			: found.replaceAll(path.sep, '/');
	};
	try {
		// Git's own spelling of names, where the disk may spell them in pieces.
		const named = below(folder, file) ?? below(await realpath(folder), await realpath(file));
		return process.platform === 'darwin' ? named?.normalize('NFC') : named;
	} catch {
		return undefined;
	}
}
