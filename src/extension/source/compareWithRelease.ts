import * as vscode from 'vscode';
import { releaseRefs } from '../../core/source/releaseRefs.ts';
import { noticeText, visibleText } from '../../core/text/visibleText.ts';
import { notice } from '../platform/notice.ts';
import type { Arrival } from './arrival.ts';
import type { FetchFile } from './fetchFile.ts';
import { gitApi } from './gitApi.ts';
import type { Releases } from './release.ts';
import type { TracePlace } from './trace.ts';

/** Opens the file as it was in the event's release beside the file as it is, at the frame's line in both. */
export async function compareWithRelease(
	place: TracePlace | undefined,
	releases: Releases,
	arrival: Pick<Arrival, 'openBefore'>,
	fetching: FetchFile,
): Promise<void> {
	if (!place) {
		say(vscode.l10n.t('Open a frame or a culprit first.'));
		return;
	}
	const { uri, link, release } = place;
	if (!release) {
		say(vscode.l10n.t('This event has no release, so there is nothing to compare with.'));
		return;
	}
	const git = await gitApi();
	const repository = git?.getRepository(uri);
	if (!git || !repository) {
		say(
			vscode.l10n.t(
				'{0} is in no git repository that VS Code has open.',
				vscode.workspace.asRelativePath(uri),
			),
		);
		return;
	}
	const name = visibleText(release.shortVersion ?? release.version, 60);
	const commit = await releases.commitOf(uri, release);
	if (!commit) {
		if (await offerToFetch(place, releases, name)) {
			await compareWithRelease(place, releases, arrival, fetching);
		}
		return;
	}
	let before = await releases.fileAt(uri, commit);
	if (before && 'absent' in before) {
		const isThere = await fetching.fetch({ commit, uri: before.absent }, name, true);
		before = isThere ? await releases.fileAt(uri, commit) : before;
	}
	if (before && 'absent' in before) {
		return;
	}
	if (!before) {
		say(vscode.l10n.t('Release {0} has no such file.', name));
		return;
	}
	const line = Math.max((link.line ?? 1) - 1, 0);
	const path = visibleText(vscode.workspace.asRelativePath(uri));
	const title = vscode.l10n.t('{0} (release {1} ↔ now)', path, name);
	const original = git.toGitUri(before.was, commit.hash);
	await vscode.commands.executeCommand('vscode.diff', original, uri, title, {
		selection: new vscode.Range(line, 0, line, 0),
		preview: true,
	});
	const was = link.was ?? link.line;
	const editor = was === undefined ? undefined : await editorOf(original);
	if (editor && was !== undefined) {
		arrival.openBefore(editor, was, name);
	}
}

/** Milliseconds after which an editor that was opened is not waited for: the diff may show one side only. */
const editorBudget = 2_000;

/** VS Code tells of the left side of a diff a little after it has opened it. */
async function editorOf(uri: vscode.Uri): Promise<vscode.TextEditor | undefined> {
	const shown = (): vscode.TextEditor | undefined =>
		vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
	return (
		shown() ??
		new Promise((resolve) => {
			const end = (): void => {
				clearTimeout(timer);
				listening.dispose();
				resolve(shown());
			};
			const listening = vscode.window.onDidChangeVisibleTextEditors(() => shown() && end());
			const timer = setTimeout(end, editorBudget);
		})
	);
}

/** Fetching talks to a server and changes the clone: only when the user says so. True when the commit is there now. */
async function offerToFetch(place: TracePlace, releases: Releases, name: string): Promise<boolean> {
	const [wanted] = releaseRefs(place.release);
	const repository = (await gitApi())?.getRepository(place.uri);
	if (!wanted || !repository) {
		say(vscode.l10n.t('Sentry knows no commit of release {0}, and its name is no tag.', name));
		return false;
	}
	const fetch = vscode.l10n.t('Fetch');
	const chosen = await notice(
		'info',
		vscode.l10n.t('The commit of release {0} is not in this clone.', name),
		fetch,
	);
	if (chosen !== fetch) {
		return false;
	}
	const { remotes } = repository.state;
	const remote = (remotes.find((one) => one.name === 'origin') ?? remotes[0])?.name;
	// A commit can be asked for by its whole hash only; otherwise everything new is fetched, tags with it.
	const ref = wanted.kind === 'commit' && wanted.ref.length === 40 ? wanted.ref : undefined;
	await vscode.window.withProgress(
		{
			location: vscode.ProgressLocation.Notification,
			title: noticeText(vscode.l10n.t('Fetching release {0}…', name)),
		},
		async () => (ref === undefined ? repository.fetch(remote) : repository.fetch(remote, ref)),
	);
	releases.forget();
	if (await releases.commitOf(place.uri, place.release)) {
		return true;
	}
	say(vscode.l10n.t('The remote does not have the commit of release {0} either.', name));
	return false;
}

function say(message: string): void {
	void notice('info', message);
}
