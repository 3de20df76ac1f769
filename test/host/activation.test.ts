import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

const id = 'culprit.culprit';

interface Manifest {
	readonly contributes: { readonly commands?: readonly { readonly command: string }[] };
}

describe('activation', () => {
	it('activates in this VS Code', async () => {
		const extension = vscode.extensions.getExtension(id);
		assert.ok(extension);
		await extension.activate();
		assert.equal(extension.isActive, true);
	});

	it('registers every command of the manifest, and no other', async () => {
		const extension = vscode.extensions.getExtension(id);
		assert.ok(extension);
		await extension.activate();
		const { contributes } = extension.packageJSON as Manifest;
		const promised = (contributes.commands ?? []).map(({ command }) => command).toSorted();
		const registered = (await vscode.commands.getCommands(true))
			.filter((command) => command.startsWith('culprit.') && !isMadeByVsCode(command))
			.toSorted();
		assert.deepEqual(registered, promised);
	});
});

/** VS Code makes these for each view: `culprit.issues.focus` and the like. */
function isMadeByVsCode(command: string): boolean {
	return /\.(focus|open|resetViewLocation|removeView|toggleVisibility)$/.test(command);
}
