import type { Candidate } from './candidates.ts';
import type { Claim, Scene } from './claim.ts';
import { withoutMajor } from './goPackage.ts';
import type { LibraryPath } from './libraryPath.ts';
import type { Manifest, ManifestKind } from './manifests.ts';
import { basenameOf, fold } from './pathText.ts';

/** A package of this workspace that runs from where a package manager put it. */
export async function installedClaim(
	candidate: Candidate,
	library: LibraryPath,
	scene: Scene,
): Promise<Claim> {
	const name = library.name;
	if (
		name === undefined ||
		isVendored(candidate) ||
		(candidate.tail < library.rest.length && !candidate.compiled)
	) {
		return 'foreign';
	}
	switch (library.ecosystem) {
		case 'python':
			return library.rest.length > 1 && isImportRoot(candidate, library.rest.length, scene)
				? 'ours'
				: 'foreign';
		case 'npm':
			return named(candidate, 'package.json', name, scene);
		case 'composer':
			return named(candidate, 'composer.json', name, scene);
		case 'cargo':
			return named(candidate, 'Cargo.toml', name, scene);
		case 'pub':
			return named(candidate, 'pubspec.yaml', name, scene);
		case 'go':
			return named(candidate, 'go.mod', name, scene);
		case 'gem':
			return scene.manifests.nameFile(candidate, '.gemspec', [name]) === undefined ? 'foreign' : 'ours';
		case 'hex':
		case 'nuget':
		case 'native':
		case 'jvm':
			return 'foreign';
	}
}

/** A copy that the workspace keeps of somebody's package is another copy than the one that was installed. */
function isVendored({ segments }: Candidate): boolean {
	return segments
		.slice(0, -1)
		.some((folder) => /^(?:_?vendor|vendored|third[_-]?party|externals?|node_modules)$/.test(folder));
}

async function named(candidate: Candidate, kind: ManifestKind, name: string, scene: Scene): Promise<Claim> {
	let claim: Claim = 'foreign';
	for (const manifest of await scene.manifests.above(candidate, kind)) {
		const told = nameClaim(manifest, kind, name, scene);
		if (told === 'ours') {
			return told;
		}
		claim = claim === 'doubt' ? claim : told;
	}
	return claim;
}

function nameClaim(
	manifest: Manifest,
	kind: ManifestKind,
	name: string,
	scene: Scene,
): 'ours' | 'doubt' | 'foreign' {
	if (manifest.read) {
		const own = fold(manifest.name ?? '');
		return own === fold(name)
			? 'ours'
			: kind === 'go.mod' && own !== '' && withoutMajor(own) === withoutMajor(fold(name))
				? 'doubt'
				: 'foreign';
	}
	const root = scene.workspace.roots[manifest.root];
	// Composer and Go name packages by where they are hosted.
	const hosted = kind === 'go.mod' ? name.split('/').slice(1, 3).join('/') : name;
	if (root?.repository !== undefined && manifest.folder === '' && fold(hosted) === fold(root.repository)) {
		return 'ours';
	}
	const short = name.slice(name.lastIndexOf('/') + 1);
	const folder = basenameOf(manifest.folder) || basenameOf(root?.repository ?? '') || root?.name;
	return folder === short || name.endsWith(`-${folder ?? ''}`) ? 'doubt' : 'foreign';
}

/** Python: nothing above the top package may be a package, else the import name would be longer. */
export function isImportRoot(candidate: Candidate, depth: number, scene: Scene): boolean {
	const above = candidate.path.split('/').slice(0, -depth).join('/');
	const marker = above === '' ? '__init__.py' : `${above}/__init__.py`;
	return scene.workspace.roots[candidate.root]?.index.find(marker) === undefined;
}
