import type { Listing } from './listFiles.ts';
import { askGit, type GitPlace } from './safeGit.ts';

/** Milliseconds. A large repository on a cold disk takes some seconds. */
const listing = 15_000;
/** Milliseconds: of some files only. */
const checking = 3_000;

/** The files that git tracks or would track, below the folder and relative to it. Rejects where git does, or takes too long. */
export async function listWithGit(
	place: GitPlace,
	most: number,
	signal: AbortSignal,
	patience = listing,
): Promise<Listing> {
	const ask = async (...args: string[]): Promise<Listing> => {
		const { fields, isCut } = await askGit(place, ['ls-files', '-z', ...args], { signal, patience, most });
		return { paths: fields, isCut };
	};
	const [tracked, untracked, deleted] = await Promise.all([
		ask('-c', '-t', '--recurse-submodules'),
		ask('-o', '--exclude-standard'),
		ask('-d'),
	]);
	const gone = new Set(deleted.paths);
	// `S` marks what a sparse checkout leaves out.
	const present = tracked.paths.flatMap((line) => (line.startsWith('S ') ? [] : [line.slice(2)]));
	const paths = [...present, ...untracked.paths].filter((path) => !gone.has(path) && !path.endsWith('/'));
	return {
		paths: paths.slice(0, most),
		isCut: tracked.isCut || untracked.isCut || paths.length > most,
	};
}

/** Which of these paths git would track, so that what a build writes does not count as source. Rejects as `listWithGit`. */
export async function trackable(
	place: GitPlace,
	paths: readonly string[],
	signal: AbortSignal,
	patience = checking,
): Promise<readonly string[]> {
	const args = ['--literal-pathspecs', 'ls-files', '-z', '-co', '--exclude-standard', '--', ...paths];
	const { fields } = await askGit(place, args, { signal, patience, most: Infinity });
	return fields;
}
