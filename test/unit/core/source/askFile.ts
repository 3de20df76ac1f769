import { frameQueryOf, type FrameFacts } from '../../../../src/core/source/frameQuery.ts';
import { locateFile } from '../../../../src/core/source/locateFile.ts';
import { createManifests } from '../../../../src/core/source/manifests.ts';
import type { PathMapping } from '../../../../src/core/source/mappings.ts';
import { fold } from '../../../../src/core/source/pathText.ts';
import { workspaceOf } from '../../../score/memoryWorkspace.ts';

/** A frame and the workspace that it is looked for in. */
export interface Asked {
	readonly platform: string;
	readonly frame: Partial<FrameFacts>;
	/** A list, or texts by path. */
	readonly files: readonly string[] | { readonly [path: string]: string };
	readonly mappings?: readonly PathMapping[];
	readonly learnt?: readonly PathMapping[];
	readonly remembered?: readonly PathMapping[];
	readonly repository?: string;
	/** Tells the file with the name of its workspace folder. */
	readonly withRoots?: boolean;
}

/** The file; `? a b` for candidates; else what kind of nothing was found. */
export async function ask({
	platform,
	frame,
	files,
	mappings,
	learnt,
	remembered,
	repository,
	withRoots,
}: Asked): Promise<string> {
	const texts = new Map(Array.isArray(files) ? [] : Object.entries(files));
	const paths: readonly string[] = Array.isArray(files) ? files : [...texts.keys()];
	const workspace = await workspaceOf(paths, repository, texts);
	const scene = {
		workspace,
		manifests: createManifests(workspace),
		...(mappings && { mappings }),
		...(learnt && { learnt }),
		...(remembered && { remembered }),
	};
	const found = await locateFile(
		frameQueryOf({ inApp: true, context: [], ...frame }, platform),
		scene,
		new AbortController().signal,
	);
	return found.kind === 'file'
		? `${withRoots === true ? `${fold(workspace.roots[found.file.root]?.name ?? '')}:` : ''}${found.file.path}${found.compiled ? ' (compiled)' : ''}`
		: found.kind === 'candidates'
			? `? ${found.files
					.map(({ path }) => path)
					.toSorted()
					.join(' ')}`
			: found.kind;
}
