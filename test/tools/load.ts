import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Load extends Disposable {
	/** Of the processes. */
	readonly ids: readonly number[];
}

const spin = fileURLToPath(new URL('./spin.ts', import.meta.url));

/** Other work on the machine: processes that compute for ever, until this is disposed of or this process ends. */
export function startLoad(processes: number): Load {
	const children = Array.from({ length: processes }, () => fork(spin, { stdio: 'ignore' }));
	for (const child of children) {
		// This process does not live on for them.
		child.unref();
		child.channel?.unref();
	}
	return {
		ids: children.flatMap(({ pid }) => pid ?? []),
		[Symbol.dispose]: () => {
			for (const child of children) {
				child.kill('SIGKILL');
			}
		},
	};
}
