import * as vscode from 'vscode';
import type { ServerFacts } from '../../../core/capabilities.ts';
import { CulpritError } from '../../../core/failure.ts';
import { checkQuery, isSendable } from '../../../core/query/checkQuery.ts';
import { applyCompletion, lookupFor } from '../../../core/query/completeQuery.ts';
import { caretAfter, completionSite } from '../../../core/query/completionSite.ts';
import { applyFix } from '../../../core/query/queryProblem.ts';
import type { Session } from '../../session/session.ts';
import type { ListChoices } from '../listChoices.ts';
import { acceptedEntry, type QueryItem, queryItems } from './queryItems.ts';
import { QueryLookups } from './queryLookups.ts';

type Entry = vscode.QuickPickItem & { readonly item?: QueryItem };

/** Queries used before, the last one first. */
interface Recents {
	readonly all: () => readonly string[];
	readonly forget: (query: string) => void;
}

/** Milliseconds without a key before the server is asked. */
const pause = 250;

/**
 * Asks for a query, completing it. One that comes with the call (a link, a test) is taken as it is when it can be sent.
 * Nothing when the user left.
 */
export async function searchIssues(
	session: Session,
	choices: ListChoices,
	given?: string,
): Promise<string | undefined> {
	const { scope } = session;
	if (!scope) {
		throw new CulpritError('signedOut');
	}
	if (given !== undefined && isSendable(checkQuery(given, vscode.l10n))) {
		return given.trim();
	}
	const lookups = new QueryLookups({
		api: async () => session.api(),
		organization: scope.organization,
		projects: scope.projects,
	});
	const recents: Recents = { all: () => choices.recent, forget: (query) => void choices.forget(query) };
	return askQuery(given ?? choices.query, recents, lookups, scope.account.server);
}

/** The box. Resolves with a query that may be sent, or with nothing when the user left. */
async function askQuery(
	start: string,
	recents: Recents,
	lookups: QueryLookups,
	server: ServerFacts | undefined,
): Promise<string | undefined> {
	const box = vscode.window.createQuickPick<Entry>();
	box.title = vscode.l10n.t('Search Issues');
	box.placeholder = vscode.l10n.t('is:unresolved level:error … Empty shows every issue.');
	box.matchOnDescription = false;
	box.ignoreFocusOut = true;
	// Ours come best first; VS Code would put them in the order of the alphabet and leave the separators out. The type
	// declares it only as proposed (vscode#73904); where it is not there the order is VS Code's.
	Reflect.set(box, 'sortByLabel', false);
	let text = start;
	let caret = start.length;
	let asking: { readonly stop: AbortController; readonly timer: NodeJS.Timeout } | undefined;

	const stop = (): void => {
		clearTimeout(asking?.timer);
		asking?.stop.abort();
		asking = undefined;
		box.busy = false;
	};
	const show = (): void => {
		const site = completionSite(text, caret);
		const lookup = site && lookupFor(site);
		const tagKeys = lookups.known({ source: 'tagKeys', key: '', prefix: '' }) ?? [];
		const items = queryItems(
			{
				text,
				site,
				offered: (lookup && lookups.known(lookup)) ?? [],
				tagKeys: tagKeys.map(({ value }) => value),
				recent: recents.all(),
				before: start,
				server,
			},
			vscode.l10n,
		);
		box.items = withSeparators(items);
		const first = box.items.find(({ item }) => item);
		box.activeItems = first ? [first] : [];
	};
	const ask = (): void => {
		stop();
		const site = completionSite(text, caret);
		const lookup = site && lookupFor(site);
		if (!lookup || lookups.known(lookup)) {
			return;
		}
		const mine = new AbortController();
		const look = async (): Promise<void> => {
			box.busy = true;
			await lookups.find(lookup, mine.signal);
			if (!mine.signal.aborted) {
				stop();
				show();
			}
		};
		asking = { stop: mine, timer: setTimeout(() => void look(), pause) };
	};
	const write = (next: string, at: number): void => {
		text = next;
		caret = at;
		box.value = next;
		show();
		ask();
	};
	return new Promise((resolve) => {
		const end = (query: string | undefined): void => {
			stop();
			resolve(query);
			box.dispose();
		};
		box.onDidChangeValue((value) => {
			if (value !== text) {
				caret = caretAfter(text, value);
				text = value;
				show();
				ask();
			}
		});
		box.onDidAccept(() => {
			const item = acceptedEntry(box)?.item;
			switch (item?.kind) {
				case 'search':
					end(item.query);
					return;
				case 'recent':
					end(item.query);
					return;
				case 'problem':
					if (item.fix) {
						const fixed = applyFix(text, item.fix);
						write(fixed, fixed.length);
					}
					return;
				case 'completion': {
					const site = completionSite(text, caret);
					if (site && item.completion) {
						const applied = applyCompletion(text, site, item.completion);
						write(applied.text, applied.caret);
					}
					return;
				}
				case undefined:
			}
		});
		box.onDidTriggerItemButton(({ item: { item } }) => {
			if (item?.query !== undefined) {
				recents.forget(item.query);
				show();
			}
		});
		box.onDidHide(() => end(undefined));
		show();
		open(box, start);
	});
}

/**
 * Shows the box with a text and the caret behind it. VS Code selects what a box opens with, and the first letter would take
 * the place of it all. It has a way to say otherwise, which its types do not declare yet; where it is not there the text
 * comes a moment after the box, and what was typed in that moment is lost.
 */
function open(box: vscode.QuickPick<Entry>, text: string): void {
	if ('valueSelection' in box) {
		Reflect.set(box, 'valueSelection', [text.length, text.length]);
		box.value = text;
		box.show();
	} else {
		box.show();
		box.value = text;
	}
}

/** VS Code filters what it shows by the text; here every row is meant to be seen. */
function withSeparators(items: readonly QueryItem[]): Entry[] {
	const titles: { readonly [K in QueryItem['kind']]?: string } = {
		recent: vscode.l10n.t('recent'),
		completion: vscode.l10n.t('complete'),
	};
	return items.flatMap((item, at): Entry[] => {
		const title = item.kind === items[at - 1]?.kind ? undefined : titles[item.kind];
		const { label, description, detail } = item;
		const entry: Entry = {
			label,
			alwaysShow: true,
			item,
			...(item.kind === 'recent' && { buttons: [forgetButton()] }),
			...(description !== undefined && { description }),
			...(detail !== undefined && { detail }),
		};
		return title === undefined
			? [entry]
			: [{ label: title, kind: vscode.QuickPickItemKind.Separator }, entry];
	});
}

function forgetButton(): vscode.QuickInputButton {
	return { iconPath: new vscode.ThemeIcon('close'), tooltip: vscode.l10n.t('Remove from Recent Searches') };
}
