import type { Candidate } from './candidates.ts';
import type { FrameQuery } from './frameQuery.ts';
import type { Scene } from './claim.ts';
import { fold, folderOf } from './pathText.ts';

/** A package of more files than these is not read through for one function. */
const maxFiles = 60;

/**
 * The files of the package that a Go frame names, where it names no file: a culprit has the import path and the function.
 * Which of them holds the function only their text tells.
 */
export async function goPackageFiles(query: FrameQuery, scene: Scene): Promise<readonly Candidate[]> {
	const module = query.module;
	if (query.language !== 'go' || query.paths.length > 0 || module === undefined || module === 'main') {
		return [];
	}
	const found: Candidate[] = [];
	for (const [at, root] of scene.workspace.roots.entries()) {
		for (const manifest of root.index.named('go.mod')) {
			const folder = await packageFolder(module, { root: at, path: manifest }, scene);
			const files = folder === undefined ? [] : (root.index.folders().get(folder) ?? []);
			const isTest = query.function.leaf?.startsWith('Test') === true;
			for (const path of files.filter(
				(file) => file.endsWith('.go') && file.endsWith('_test.go') === isTest,
			)) {
				found.push({
					root: at,
					path,
					fit: 2,
					tail: 1,
					complete: true,
					spelt: true,
					compiled: false,
					segments: fold(path).split('/'),
				});
			}
		}
	}
	return found.slice(0, maxFiles);
}

async function packageFolder(
	module: string,
	manifest: { readonly root: number; readonly path: string },
	scene: Scene,
): Promise<string | undefined> {
	const folder = folderOf(manifest.path);
	const known = await scene.manifests.around(manifest, 'go.mod');
	const repository = scene.workspace.roots[manifest.root]?.repository;
	const name = known?.name ?? hostedName(module, repository, folder);
	if (name === undefined || (module !== name && !module.startsWith(`${name}/`))) {
		return undefined;
	}
	const below = module.slice(name.length).replace(/^\//, '');
	return [folder, below].filter(Boolean).join('/');
}

/** Without the manifest's text: hosts name modules by their repository. */
function hostedName(module: string, repository: string | undefined, folder: string): string | undefined {
	const [host, owner, name] = module.split('/');
	return repository !== undefined && fold(`${owner ?? ''}/${name ?? ''}`) === fold(repository)
		? [host, owner, name, folder].filter(Boolean).join('/')
		: undefined;
}
