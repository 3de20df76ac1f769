import { execFileSync } from 'node:child_process';

/** What a git directory has, with or without a work tree. */
export interface GitHistory {
	/** Newest first, along the main line. */
	readonly commits: readonly string[];
	/** Files of a commit, with their objects. */
	files(commit: string): readonly { readonly path: string; readonly object: string }[];
	/** Files that two commits both have, with different contents. */
	changed(
		from: string,
		to: string,
	): readonly { readonly path: string; readonly from: string; readonly to: string }[];
	/** Texts of objects; those that git does not have, or that are no text, are absent. */
	texts(objects: readonly string[]): ReadonlyMap<string, string>;
}

/** Bytes: of a whole batch of files. */
const mostOutput = 2 ** 30;

/** Throws where `folder` is no git directory. */
export function openHistory(folder: string): GitHistory {
	const git = (args: readonly string[], input = ''): Buffer =>
		execFileSync('git', ['-C', folder, ...args], {
			input,
			maxBuffer: mostOutput,
			stdio: ['pipe', 'pipe', 'ignore'],
		});
	const lines = (args: readonly string[]): readonly string[] =>
		git(args)
			.toString('utf8')
			.split('\0')
			.flatMap((part) => part.split('\n'))
			.filter((line) => line !== '');
	const commits = lines(['rev-list', '--first-parent', 'HEAD']);
	return {
		commits,
		files: (commit) =>
			lines(['ls-tree', '-r', '-z', commit]).flatMap((line) => {
				const [, object, path] = /^100\d+ blob (\w+)\t(.+)$/.exec(line) ?? [];
				return object === undefined || path === undefined ? [] : [{ path, object }];
			}),
		changed(from, to) {
			const told = lines(['diff-tree', '-r', '-z', '--no-renames', '--diff-filter=M', from, to]);
			return told.flatMap((line, at) => {
				const [, before, after] = /^:100\d+ 100\d+ (\w+) (\w+) M$/.exec(line) ?? [];
				const path = told[at + 1];
				return before === undefined || after === undefined || path === undefined
					? []
					: [{ path, from: before, to: after }];
			});
		},
		texts: (objects) =>
			parseBatch(
				objects.length === 0 ? Buffer.of() : git(['cat-file', '--batch'], `${objects.join('\n')}\n`),
			),
	};
}

/** `HASH blob SIZE`, the bytes, a line break: for each object. */
function parseBatch(output: Buffer): ReadonlyMap<string, string> {
	const texts = new Map<string, string>();
	for (let at = 0; at < output.length; ) {
		const line = output.indexOf(10, at);
		const [object = '', type, size] = output.toString('utf8', at, line).split(' ');
		const bytes = type === 'missing' ? -1 : Number(size);
		const content = output.subarray(line + 1, line + 1 + bytes);
		if (type === 'blob' && !content.includes(0)) {
			texts.set(object, content.toString('utf8').replaceAll('\r\n', '\n'));
		}
		at = line + 1 + bytes + 1;
	}
	return texts;
}
