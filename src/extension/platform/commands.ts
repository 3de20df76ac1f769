import * as vscode from 'vscode';
import { isCulpritError, type FailureAction } from '../../core/failure.ts';
import { actionTitle } from './actionTitle.ts';
import { DisposableStore } from './disposableStore.ts';
import { notice } from './notice.ts';

/** Registers commands so that every failure is logged and shown once, with the button that helps. */
export interface Commands extends vscode.Disposable {
	/** `args` is whatever the caller passed: a keybinding, another extension, a tree. Check it. */
	register(id: `culprit.${string}`, handler: (...args: readonly unknown[]) => unknown): void;
	/** Runs something that a user just asked for, with the same care as a command. */
	run(name: string, task: () => unknown): Promise<unknown>;
	/** What a failure's button does. `retry` is the caller's own. */
	remedy(action: Exclude<FailureAction, 'retry'>): Promise<void>;
}

export function createCommands(log: vscode.LogOutputChannel): Commands {
	const registered = new DisposableStore();

	const remedy: Commands['remedy'] = async (action) => {
		await vscode.commands.executeCommand(...remedies[action]);
	};

	const run: Commands['run'] = async (name, task) => {
		try {
			return await task();
		} catch (error) {
			if (isCulpritError(error) && error.reason === 'cancelled') {
				return undefined;
			}
			log.error(`${name}: ${describe(error)}`);
			void show(error, () => run(name, task));
			return undefined;
		}
	};

	async function show(error: unknown, retry: () => unknown): Promise<void> {
		const { toFailure } = await import('../../core/text/userMessages.ts');
		const failure = toFailure(error, vscode.l10n);
		const { action } = failure;
		const button = action && actionTitle(action, vscode.l10n);
		const text = failure.remedy === undefined ? failure.message : `${failure.message} ${failure.remedy}`;
		const chosen = await notice('error', text, ...(button === undefined ? [] : [button]));
		if (chosen !== undefined && action !== undefined) {
			await (action === 'retry' ? retry() : remedy(action));
		}
	}

	const register: Commands['register'] = (id, handler) => {
		registered.add(
			vscode.commands.registerCommand(id, (...args: unknown[]) => run(id, () => handler(...args))),
		);
	};
	register('culprit.showLog', () => log.show());
	register('culprit.remedy', (action) => {
		const known = Object.keys(remedies).find((name): name is keyof typeof remedies => name === action);
		return known && remedy(known);
	});
	return {
		register,
		run,
		remedy,
		dispose: () => registered.dispose(),
	};
}

/** For the log. `CulpritError` makes its message fit for it; of any other error it is a defect, so the stack helps. */
export function describe(error: unknown): string {
	if (isCulpritError(error)) {
		return error.message;
	}
	return error instanceof Error ? (error.stack ?? error.message) : 'a thrown value that is no error';
}

const remedies: { readonly [A in Exclude<FailureAction, 'retry'>]: [string, ...unknown[]] } = {
	signIn: ['culprit.signIn'],
	chooseOrganization: ['culprit.chooseOrganization'],
	openSettings: ['workbench.action.openSettings', '@ext:culprit.culprit'],
	openBrowser: ['culprit.openSentry'],
	showLog: ['culprit.showLog'],
};
