import type { Candidate } from './candidates.ts';
import type { FramePath } from './framePath.ts';
import type { FrameQuery } from './frameQuery.ts';
import type { Scene } from './claim.ts';
import { fold, folderOf } from './pathText.ts';

/** Modules of a workspace beyond these are not read to tell whose code a frame is. */
const maxModules = 100;

/**
 * Whether a Go frame is of a module that the workspace holds. `-trimpath` leaves the SDK nothing to tell it by: then it calls
 * all code that of others. A path with a version is a copy that was installed.
 */
export async function isOwnGo(query: FrameQuery, scene: Scene): Promise<boolean> {
	if (query.language !== 'go' || query.library || query.paths.some(isVersioned)) {
		return false;
	}
	const names = [query.module ?? '', ...query.paths.map(({ segments }) => segments.join('/'))];
	for (const [at, root] of scene.workspace.roots.entries()) {
		for (const path of root.index.named('go.mod').slice(0, maxModules)) {
			const name = (await scene.manifests.around({ root: at, path }, 'go.mod'))?.name;
			if (name !== undefined && names.some((one) => one === name || one.startsWith(`${name}/`))) {
				return true;
			}
		}
	}
	return false;
}

function isVersioned({ segments }: FramePath): boolean {
	return segments.some((segment) => /@v\d/.test(segment));
}

/** `…/echo/v4` is the fourth major version of the module `…/echo`, `gopkg.in/yaml.v3` the third of `gopkg.in/yaml`. */
export function withoutMajor(module: string): string {
	return module.replace(/[/.]v\d+$/, '');
}

/** The package's path below the module of that name. `isOther`: it is of another major version. */
export function belowModule(
	name: string,
	module: string,
): { readonly below: string; readonly isOther: boolean } | undefined {
	if (module === name || module.startsWith(`${name}/`)) {
		return { below: module.slice(name.length + 1), isOther: false };
	}
	const base = withoutMajor(name);
	if (!module.startsWith(base)) {
		return undefined;
	}
	const rest = /^(?:[/.]v\d+)?(?:\/(.*))?$/.exec(module.slice(base.length));
	return rest ? { below: rest[1] ?? '', isOther: true } : undefined;
}

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
	const below = name === undefined ? undefined : belowModule(name, module)?.below;
	return below === undefined ? undefined : [folder, below].filter(Boolean).join('/');
}

/** Without the manifest's text: hosts name modules by their repository. */
function hostedName(module: string, repository: string | undefined, folder: string): string | undefined {
	const [host, owner, name] = module.split('/');
	return repository !== undefined && fold(`${owner ?? ''}/${name ?? ''}`) === fold(repository)
		? [host, owner, name, folder].filter(Boolean).join('/')
		: undefined;
}
