import type { EventRelease } from '../issue/event.ts';

/** What git may know a release by. */
export type ReleaseRef =
	| { readonly kind: 'commit'; readonly ref: string }
	| { readonly kind: 'tag'; readonly ref: string };

/**
 * Where a release's code is, the surest first: the commit that Sentry has for it, a hash in its version, a tag of its name.
 * Everything here comes from events, so nothing is let through that git could take for an option or an expression.
 */
export function releaseRefs(
	release: Pick<EventRelease, 'version' | 'shortVersion' | 'lastCommit'> | undefined,
): readonly ReleaseRef[] {
	if (!release) {
		return [];
	}
	const version = release.version.slice(0, 250);
	// `package@version+build` is Sentry's form.
	const plain = version.slice(version.lastIndexOf('@') + 1);
	const hashes = [
		release.lastCommit,
		plain.slice(plain.indexOf('+') + 1),
		plain,
		version.split(/[-_.]/).at(-1),
	];
	const withoutBuild = plain.split('+')[0] ?? plain;
	const names = [
		version,
		plain,
		withoutBuild,
		`v${withoutBuild}`,
		release.shortVersion,
		version.replace('@', '-'),
	];
	return [
		...unique(hashes.filter(isHash)).map((ref): ReleaseRef => ({ kind: 'commit', ref })),
		...unique(names.filter(isTagName)).map((ref): ReleaseRef => ({ kind: 'tag', ref: `refs/tags/${ref}` })),
	];
}

/** At least seven digits: what git writes itself, and too long for a number of a version. */
function isHash(text: string | undefined): text is string {
	return text !== undefined && /^[0-9a-f]{7,40}$/i.test(text) && (/[a-f]/i.test(text) || text.length === 40);
}

/** By git's own rules (`git check-ref-format`), and narrower. */
function isTagName(text: string | undefined): text is string {
	return (
		text !== undefined &&
		text.length <= 200 &&
		/^[A-Za-z0-9_][\w.+@/-]*$/.test(text) &&
		!/\.\.|\/\/|\/\.|@\{|\.lock(?:\/|$)|[./]$/.test(text)
	);
}

function unique(values: readonly string[]): readonly string[] {
	return [...new Set(values)];
}
