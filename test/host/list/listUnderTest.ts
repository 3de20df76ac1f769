import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AccountStore } from '../../../src/extension/session/accountStore.ts';
import { type Account, accountId } from '../../../src/extension/session/account.ts';
import { KnownByPlace } from '../../../src/extension/session/knownByPlace.ts';
import { Session } from '../../../src/extension/session/session.ts';
import type { KnownIssues } from '../../../src/core/issue/knownIssues.ts';
import type { Commands } from '../../../src/extension/platform/commands.ts';
import { ListChoices } from '../../../src/extension/list/listChoices.ts';
import { type Row, sectionIdOf } from '../../../src/extension/list/row.ts';
import { createListFeatures, type ListFeatures } from '../../../src/extension/list/listFeatures.ts';
import { createApi } from '../../../src/sentry/net.ts';
import type { SampleSentry } from '../../sentry/sampleSentry.ts';
import { memoryMemento, memorySecrets } from '../../unit/extension/memory.ts';
import { sourceOver } from '../source/sourceUnderTest.ts';

/** What VS Code draws the tree with, as far as the list uses it: a test turns its pages and reads what it is told. */
class StandInView {
	readonly #visibility = new vscode.EventEmitter<vscode.TreeViewVisibilityChangeEvent>();
	readonly #expanded = new vscode.EventEmitter<vscode.TreeViewExpansionEvent<Row>>();
	readonly #collapsed = new vscode.EventEmitter<vscode.TreeViewExpansionEvent<Row>>();
	readonly onDidChangeVisibility = this.#visibility.event;
	readonly onDidExpandElement = this.#expanded.event;
	readonly onDidCollapseElement = this.#collapsed.event;
	visible = false;
	message = '';
	description = '';
	badge: vscode.ViewBadge | undefined;
	selection: readonly Row[] = [];
	revealed: Row | undefined;

	async reveal(row: Row): Promise<void> {
		this.revealed = row;
	}

	show(visible: boolean): void {
		this.visible = visible;
		this.#visibility.fire({ visible });
	}

	fold(element: Row, open: boolean): void {
		(open ? this.#expanded : this.#collapsed).fire({ element });
	}
}

export interface ListUnderTest extends vscode.Disposable {
	readonly features: ListFeatures;
	/** Of the scope's issues. */
	readonly known: KnownIssues;
	readonly session: Session;
	readonly accounts: AccountStore;
	/** Signs in to a server and makes its account the window's. */
	readonly enter: (sentry: SampleSentry, organization?: string) => Promise<Account>;
	readonly choices: ListChoices;
	readonly view: StandInView;
	/** How often the tree was told to draw anything again. */
	readonly drawn: () => number;
	/** The rows below one, by default the first level. */
	readonly rows: (of?: Row) => Promise<readonly Row[]>;
	readonly section: (id: string) => Promise<Row>;
	readonly item: (row: Row) => vscode.TreeItem;
	/** `label | description`. */
	readonly text: (row: Row) => string;
	readonly texts: (of?: Row) => Promise<readonly string[]>;
}

/** The list's own sources over a sample server, signed in; what a window would keep is in `memento`. */
export async function listOver(
	sentry: SampleSentry,
	{ token = sentry.tokens.full, scopes = [] as readonly string[], memento = memoryMemento() } = {},
): Promise<ListUnderTest> {
	const accounts = new AccountStore(memoryMemento(), memorySecrets());
	const session = new Session({
		accounts,
		workspaceState: memoryMemento(),
		globalState: memoryMemento(),
		connect: async (account) => createApi({ origin: account.origin, token: () => accounts.token(account) }),
	});
	const signIn = async (
		{ origin, organization }: SampleSentry,
		given: string,
		chosen = organization,
	): Promise<Account> => {
		const account = {
			id: accountId({ origin, userId: '1' }),
			origin,
			userId: '1',
			userName: 'Jane Schmidt',
			scopes,
		};
		await accounts.add(account, given);
		await session.choose(account, chosen, []);
		return account;
	};
	await signIn(sentry, token);
	const choices = new ListChoices(memento, () => 'is:unresolved');
	const view = new StandInView();
	const commands: Commands = {
		register: () => {},
		run: async (_name, task) => task(),
		remedy: async () => {},
		dispose: () => {},
	};
	const known = new KnownByPlace(session);
	const features = createListFeatures({
		session,
		known,
		commands,
		choices,
		log: vscode.window.createOutputChannel('List under test', { log: true }),
		extensionUri: vscode.extensions.getExtension('culprit.culprit')?.extensionUri ?? vscode.Uri.file('/'),
		view: view as unknown as vscode.TreeView<Row>,
		source: async () => sourceOver(...(vscode.workspace.workspaceFolders ?? [])),
	});
	const { tree } = features.view;
	let drawn = 0;
	tree.onDidChangeTreeData(() => drawn++);
	const text = (row: Row): string => {
		const { label, description } = tree.getTreeItem(row);
		return [typeof label === 'string' ? label : label?.label, description]
			.filter((part) => typeof part === 'string' && part !== '')
			.join(' | ');
	};
	const rows = async (of?: Row): Promise<readonly Row[]> => tree.getChildren(of);
	return {
		features,
		get known() {
			assert.ok(session.scope);
			return known.at(session.scope);
		},
		session,
		accounts,
		enter: (other, organization) => signIn(other, other.tokens.full, organization),
		choices,
		view,
		drawn: () => drawn,
		rows,
		section: async (id) => {
			const found = (await rows()).find((row) => sectionIdOf(row) === id);
			if (!found) {
				throw new Error(`no section ${id}`);
			}
			return found;
		},
		item: (row) => tree.getTreeItem(row),
		text,
		texts: async (of) => (await rows(of)).map(text),
		dispose: () => {
			features.dispose();
			choices.dispose();
			session.dispose();
		},
	};
}
