import * as vscode from 'vscode';
import { CulpritError } from '../../core/failure.ts';
import type { Issue } from '../../core/issue/issue.ts';
import { isIssueId } from '../../core/issue/issueReference.ts';
import type { Scope, Session } from '../session/session.ts';
import type { Commands } from '../platform/commands.ts';
import type { FoundIssue } from '../inFile/fileIssues.ts';
import type { IssueFeatures } from './issueFeatures.ts';
import { isFrameRow, isIssueRow } from '../list/row.ts';
import type { List } from '../list/loadListFeatures.ts';
import { notice } from '../platform/notice.ts';
import { permalinkOf } from './permalink.ts';

/** Commands on one issue, wherever it is: a row of the tree, or the panel in front. */
export function registerIssueCommands(
	context: vscode.ExtensionContext,
	commands: Commands,
	session: Session,
	list: List,
	features: () => Promise<IssueFeatures>,
): void {
	const chosen = async (row: unknown, rows: unknown): Promise<readonly Issue[]> =>
		(await list.get()).view.chosen(row, rows);
	context.subscriptions.push(
		vscode.window.registerWebviewPanelSerializer('culprit.issue', {
			deserializeWebviewPanel: async (panel, state) => (await features()).panels.restore(panel, state),
		}),
	);

	commands.register('culprit.openIssue', async (row, rows) => {
		const { panels } = await features();
		const [issue] = await chosen(row, rows);
		if (issue) {
			panels.show(issue);
		}
	});
	commands.register('culprit.openIssueById', async (typed) => {
		await requireScope(session);
		await (await features()).openIssueById(typeof typed === 'string' ? typed : '');
	});
	commands.register('culprit.goToCulprit', async (row, rows) => {
		const { panels, source } = await features();
		// From the palette with a panel in front, the panel is meant, whatever is selected in the tree.
		if (row === undefined && panels.active) {
			await panels.active.openCulprit();
			return;
		}
		const { organization } = await requireScope(session);
		const [issue] = await chosen(row, rows);
		if (!issue) {
			void notice('info', vscode.l10n.t('Select an issue in the Issues view first.'));
			return;
		}
		await withCancellation(vscode.l10n.t('Going to the culprit…'), (signal) =>
			source.openCulprit(issue, undefined, signal, async (wanted) => {
				const api = await session.api();
				return api.event(organization, issue.id, 'recommended', wanted);
			}),
		);
	});
	commands.register('culprit.openFrame', async (row) => {
		const { source } = await features();
		if (isFrameRow(row)) {
			const { issue, event, ref } = row.content;
			await withCancellation(vscode.l10n.t('Opening the frame…'), (signal) =>
				source.openFrame(issue, event, ref, signal),
			);
		}
	});
	const inFile = async (given: readonly unknown[]): Promise<FoundIssue | undefined> => {
		const ids = issueIds(given);
		return ids.length === 0 && given.length > 0 ? undefined : (await list.get()).chosenInFile(ids);
	};
	commands.register('culprit.openIssueInFile', async (...ids) => {
		const { panels } = await features();
		const found = await inFile(ids);
		if (found) {
			panels.show(found.issue);
		}
	});
	commands.register('culprit.goToFrameInFile', async (row) => {
		const { source } = await features();
		const { organization } = await requireScope(session);
		const found = await inFile([row]);
		const ref = (found?.places.find(({ raised, mark }) => raised && mark) ?? found?.places[0])?.ref;
		if (found) {
			const { issue, event } = found;
			await withCancellation(vscode.l10n.t('Opening the frame…'), async (signal) =>
				event && ref
					? source.openFrame(issue, event, ref, signal)
					: source.openCulprit(issue, event, signal, async (wanted) =>
							(await session.api()).event(organization, issue.id, 'recommended', wanted),
						),
			);
		}
	});
	commands.register('culprit.openInBrowser', async (row, rows) => {
		const { panels } = await features();
		if (row === undefined && panels.active) {
			await panels.active.openInBrowser();
			return;
		}
		const { account, organization } = await requireScope(session);
		for (const issue of await chosen(row, rows)) {
			const link = permalinkOf(issue, account.origin, organization);
			await vscode.env.openExternal(vscode.Uri.parse(link, true));
		}
	});
	commands.register('culprit.copyLink', async (row, rows) => {
		const { account, organization } = await requireScope(session);
		const links = (await chosen(row, rows)).map((issue) => permalinkOf(issue, account.origin, organization));
		if (links.length > 0) {
			await vscode.env.clipboard.writeText(links.join('\n'));
		}
	});
	commands.register('culprit.copyMarkdown', async (row, rows) => {
		const { panels, markdown } = await features();
		if (row === undefined && panels.active) {
			await panels.active.copy('markdown');
			return;
		}
		const { account, organization } = await requireScope(session);
		const texts = (await chosen(row, rows)).map((issue) =>
			markdown(issue, permalinkOf(issue, account.origin, organization)),
		);
		if (texts.length > 0) {
			await vscode.env.clipboard.writeText(texts.join('\n'));
		}
	});
	commands.register('culprit.revealInIssues', async () => {
		const panel = (await features()).panels.active;
		if (panel && !(await (await list.get()).view.reveal(panel.model.issue.id))) {
			void notice('info', vscode.l10n.t('This issue is not among the rows of the Issues view.'));
		}
	});
}

/** From rows, or from ids as a hover's link and a lens pass them on. What is neither is left out. */
function issueIds(given: readonly unknown[]): readonly string[] {
	return given.flatMap((one) => {
		const id = isIssueRow(one) ? one.issue.id : one;
		return typeof id === 'string' && isIssueId(id) ? [id] : [];
	});
}

/** What a command works in. Signing in, or choosing an organization, is offered where it is missing. */
async function requireScope(session: Session): Promise<Scope> {
	if (!session.scope && session.account) {
		await vscode.commands.executeCommand('culprit.chooseOrganization');
	}
	if (!session.scope) {
		throw new CulpritError(session.account ? 'cancelled' : 'signedOut');
	}
	return session.scope;
}

/** Shows progress in the window's foot after a moment, with a way to stop. */
async function withCancellation(title: string, task: (signal: AbortSignal) => Promise<void>): Promise<void> {
	await vscode.window.withProgress(
		{ location: vscode.ProgressLocation.Window, title },
		async (_progress, token) => {
			const stopping = new AbortController();
			const listening = token.onCancellationRequested(() => stopping.abort());
			try {
				await task(stopping.signal);
			} finally {
				listening.dispose();
			}
		},
	);
}
