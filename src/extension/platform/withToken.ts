import * as vscode from 'vscode';

/** Runs what VS Code does with a token that is cancelled when the signal aborts. */
export async function withToken<T>(
	signal: AbortSignal,
	task: (token: vscode.CancellationToken) => Thenable<T>,
): Promise<T> {
	const cancelling = new vscode.CancellationTokenSource();
	const cancel = (): void => cancelling.cancel();
	signal.addEventListener('abort', cancel, { once: true });
	try {
		return await task(cancelling.token);
	} finally {
		signal.removeEventListener('abort', cancel);
		cancelling.dispose();
	}
}
