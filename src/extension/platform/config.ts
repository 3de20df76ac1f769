import * as vscode from 'vscode';
import { parseSetting, type Settings } from './settings.ts';

/**
 * A setting that decides which host, proxy, certificate or path is used. A workspace must not decide that, so only the
 * user's own value counts, whatever the scopes in the manifest let through (vscode#335112).
 */
export function userSetting(section: string, key: string): unknown {
	const inspected = vscode.workspace.getConfiguration(section).inspect<unknown>(key);
	return inspected?.globalValue ?? inspected?.defaultValue;
}

/** A setting that a workspace may decide as well, as it is now. */
export function setting<K extends keyof Settings>(key: K): Settings[K] {
	return parseSetting[key](vscode.workspace.getConfiguration('culprit').get<unknown>(key));
}

/** Tells when one of these settings may be another. */
export function onDidChangeSetting(
	keys: readonly (keyof Settings | 'offline')[],
	listener: () => void,
): vscode.Disposable {
	return vscode.workspace.onDidChangeConfiguration((change) => {
		if (keys.some((key) => change.affectsConfiguration(`culprit.${key}`))) {
			listener();
		}
	});
}

/** Whether answers are kept on disk. A workspace must not decide that, and what is no boolean is no consent. */
export function keepsOffline(): boolean {
	return userSetting('culprit', 'offline') === true;
}

export function text(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export function flag(value: unknown): boolean | undefined {
	return typeof value === 'boolean' ? value : undefined;
}

export function texts(value: unknown): readonly string[] | undefined {
	return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : undefined;
}

export function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
	return allowed.find((word) => word === value);
}
