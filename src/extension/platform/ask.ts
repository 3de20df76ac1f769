import * as vscode from 'vscode';
import { isCulpritError } from '../../core/failure.ts';
import { type FailureContext, toFailure } from '../../core/text/userMessages.ts';
import { noticeText, visibleText } from '../../core/text/visibleText.ts';

export interface AskOptions {
	readonly title: string;
	readonly prompt: string;
	readonly placeholder?: string;
	readonly value?: string;
	readonly password?: boolean;
	/** 1-based, of `steps`. From the second on there is a back button. */
	readonly step?: number;
	readonly steps?: number;
	/** Leaving VS Code (to fetch a token from a browser) must not lose what was typed. */
	readonly keepOpen?: boolean;
	/** What a failure is a failure of. */
	readonly context?: FailureContext;
	readonly buttons?: readonly (vscode.QuickInputButton & { readonly press: () => unknown })[];
}

/** What an input leads to: an end, or the reason why it is not accepted, shown in the box. */
export type Answer<T> = { readonly done: T } | { readonly refused: string };

/**
 * Asks for one text in a box that stays open until the answer is accepted. `answer` may take its time: the box shows that
 * it is busy, typing or leaving ends the try. What `answer` throws is shown in the box with its remedy.
 * Resolves with `back`, or with nothing when the user left.
 */
export async function ask<T extends object>(
	options: AskOptions,
	answer: (text: string, signal: AbortSignal) => Answer<T> | Promise<Answer<T>>,
): Promise<T | 'back' | undefined> {
	const box = vscode.window.createInputBox();
	box.title = visibleText(options.title);
	box.prompt = noticeText(options.prompt);
	box.placeholder = options.placeholder;
	box.value = options.value ?? '';
	box.password = options.password ?? false;
	box.step = options.step;
	box.totalSteps = options.steps;
	box.ignoreFocusOut = options.keepOpen ?? false;
	const back = (options.step ?? 1) > 1 ? [vscode.QuickInputButtons.Back] : [];
	box.buttons = [...back, ...(options.buttons ?? [])];

	let trying: AbortController | undefined;
	const stop = (): void => {
		trying?.abort();
		trying = undefined;
		box.busy = false;
	};
	return new Promise((resolve) => {
		const end = (result: T | 'back' | undefined): void => {
			stop();
			resolve(result);
			box.dispose();
		};
		const accept = async (): Promise<void> => {
			stop();
			const mine = new AbortController();
			trying = mine;
			box.busy = true;
			box.validationMessage = undefined;
			const answered = await attempt(() => answer(box.value, mine.signal), options.context);
			if (trying !== mine) {
				return;
			}
			stop();
			if (answered === undefined) {
				return;
			}
			if ('done' in answered) {
				end(answered.done);
			} else {
				box.validationMessage = noticeText(answered.refused);
			}
		};
		box.onDidAccept(() => void accept());
		box.onDidChangeValue(() => {
			stop();
			box.validationMessage = undefined;
		});
		box.onDidTriggerButton((button) => {
			if (button === vscode.QuickInputButtons.Back) {
				end('back');
			} else {
				options.buttons?.find((own) => own === button)?.press();
			}
		});
		box.onDidHide(() => end(undefined));
		box.show();
	});
}

async function attempt<T>(
	answer: () => Answer<T> | Promise<Answer<T>>,
	context: FailureContext | undefined,
): Promise<Answer<T> | undefined> {
	try {
		return await answer();
	} catch (error) {
		if (isCulpritError(error) && error.reason === 'cancelled') {
			return undefined;
		}
		const { message, remedy } = toFailure(error, vscode.l10n, context);
		return { refused: remedy === undefined ? message : `${message} ${remedy}` };
	}
}
