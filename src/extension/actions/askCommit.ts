import * as vscode from 'vscode';
import type { IssueEdit } from '../../core/actions/issueEdit.ts';
import type { Issue } from '../../core/issue/issue.ts';
import { labelText } from '../../core/text/visibleText.ts';
import { ask } from '../platform/ask.ts';
import { pick } from '../platform/pick.ts';
import type { AskAssigneeOptions } from './askAssignee.ts';

/** Asks for a commit and the repository that Sentry knows it by: those that its code mappings name. */
export async function askCommit(
	issues: readonly Issue[],
	{ api, organization }: AskAssigneeOptions,
): Promise<IssueEdit | undefined> {
	const l10n = vscode.l10n;
	const title = l10n.t('Resolve in Commit');
	const typed = await ask<{ readonly commit: string }>(
		{ title, prompt: l10n.t('The full hash of the commit'), value: await headCommit() },
		(text) => {
			const commit = text.trim().toLowerCase();
			return /^[0-9a-f]{40}$|^[0-9a-f]{64}$/.test(commit)
				? { done: { commit } }
				: { refused: l10n.t('A full hash has 40 letters and digits: git rev-parse HEAD shows it.') };
		},
	);
	if (typeof typed !== 'object') {
		return undefined;
	}
	const projects = [...new Set(issues.flatMap(({ project }) => project.id ?? []))];
	const repositories = await pick<string>({
		title,
		placeholder: l10n.t('Repository, as Sentry knows it'),
		takeOnly: true,
		load: async (signal) => {
			const client = await api();
			const mappings = await Promise.all(
				projects.map(async (project) => client.codeMappings(organization, project, signal)),
			);
			const names = new Set(mappings.flat().flatMap(({ repoName }) => repoName ?? []));
			return [...names].map((value) => ({ label: labelText(value, 200), value }));
		},
	});
	const [repository] = repositories ?? [];
	return repository === undefined
		? undefined
		: { kind: 'resolve', in: { kind: 'commit', commit: typed.commit, repository } };
}

/** The commit that the workspace is at, as VS Code's own git extension knows it; empty when it does not. */
async function headCommit(): Promise<string> {
	try {
		const git = vscode.workspace.isTrusted
			? vscode.extensions.getExtension<unknown>('vscode.git')
			: undefined;
		const exported: unknown = await git?.activate();
		const getApi: unknown = Reflect.get(Object(exported), 'getAPI');
		const api: unknown = typeof getApi === 'function' ? Reflect.apply(getApi, exported, [1]) : undefined;
		const repositories: unknown = Reflect.get(Object(api), 'repositories');
		const first: unknown = Array.isArray(repositories) ? repositories[0] : undefined;
		const head: unknown = Reflect.get(Object(Reflect.get(Object(first), 'state')), 'HEAD');
		const commit: unknown = Reflect.get(Object(head), 'commit');
		return typeof commit === 'string' ? commit : '';
	} catch {
		return '';
	}
}
