import type { Candidate } from './candidates.ts';
import type { Scene } from './claim.ts';
import { definesOtherModules, hasOtherNamespace, packageOf } from './declared.ts';
import type { FrameQuery } from './frameQuery.ts';
import { dotnetTypeOf, jvmClassOf } from './moduleHints.ts';
import { claimOf } from './ownership.ts';
import { fold } from './pathText.ts';
import { mentions } from './proof.ts';
import type { FileRef } from './workspace.ts';

/**
 * What a file says of itself speaks against its being the frame's under another name: its package or namespace, or that the
 * frame's type is not in it.
 */
export async function contradicts(file: FileRef, query: FrameQuery, scene: Scene): Promise<boolean> {
	const { language, module } = query;
	const text = (await scene.workspace.read(file)) ?? '';
	const candidate: Candidate = {
		...file,
		fit: 2,
		tail: 1,
		complete: false,
		spelt: true,
		compiled: false,
		segments: fold(file.path).split('/'),
	};
	switch (language) {
		case 'go':
		case 'rust':
			return (await claimOf(candidate, query, scene)) === 'foreign';
		case 'elixir':
			return module !== undefined && definesOtherModules(text, module);
		case 'php':
			return (
				module !== undefined && (hasOtherNamespace(text, module) || lacks(text, module.split('\\').at(-1)))
			);
		case 'jvm': {
			const type = module === undefined ? undefined : jvmClassOf(module);
			const told = packageOf(text);
			return (
				type !== undefined &&
				(told !== type.package.join('.') || (!type.outer.endsWith('Kt') && lacks(text, type.outer)))
			);
		}
		case 'dotnet':
			return (
				module !== undefined &&
				((await claimOf(candidate, query, scene)) === 'foreign' || lacks(text, dotnetTypeOf(module).type))
			);
		case 'ruby':
			return lacks(text, query.function.scope.at(-1));
		case 'python':
		case 'javascript':
		case 'dart':
		case 'native':
		case 'other':
			return false;
	}
}

function lacks(text: string, type: string | undefined): boolean {
	return type !== undefined && /^\w+$/.test(type) && !mentions(text, type);
}
