import assert from 'node:assert/strict';
import { linkSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Discovery } from '../../../../src/core/discovery/finding.ts';
import { describeWhere } from '../../../../src/core/discovery/finding.ts';
import { Budget, limits } from '../../../../src/extension/signIn/discovery/budget.ts';
import { chooseServer, serverPicks } from '../../../../src/extension/signIn/discovery/chooseServer.ts';
import type { DiscoverOptions } from '../../../../src/extension/signIn/discovery/discover.ts';
import { discoverFiles } from '../../../../src/extension/signIn/discovery/discover.ts';
import {
	createDiscovery,
	type DiscoveryFeature,
} from '../../../../src/extension/signIn/discovery/discoverFeature.ts';
import { TextReader } from '../../../../src/extension/signIn/discovery/textReader.ts';
import { workspaceProjects } from '../../../../src/extension/signIn/discovery/workspaceProjects.ts';
import { until } from '../../harness/until.ts';

const key = '0123456789abcdef0123456789abcdef';
const token = `sntryu_${key}${key}`;

describe('discovery', () => {
	let scratch: string;
	let folder: vscode.WorkspaceFolder;
	const { signal } = new AbortController();

	/** Writes files below the scratch folder: `root/` is the workspace, `home/` the user's home. */
	const write = (files: { readonly [file: string]: string }): void => {
		for (const [file, text] of Object.entries(files)) {
			const target = path.join(scratch, file);
			mkdirSync(path.dirname(target), { recursive: true });
			writeFileSync(target, text);
		}
	};
	const look = (options: Partial<DiscoverOptions> = {}): Promise<Discovery> =>
		discoverFiles(
			{
				folders: [folder],
				isTrusted: true,
				environment: {},
				home: vscode.Uri.file(path.join(scratch, 'home')),
				// A busy machine finds as much, only later.
				limits: { ...limits, time: 60_000 },
				...options,
			},
			signal,
		);
	const said = ({ findings }: Discovery): string[] =>
		findings.map((finding) => {
			const what =
				finding.kind === 'dsn' ? `project ${finding.dsn.projectId}` : `${finding.kind} ${finding.value}`;
			const from = describeWhere(finding.where, vscode.l10n);
			return `${what} from ${from}`.replaceAll(scratch, '').replaceAll('\\', '/');
		});

	beforeEach(() => {
		scratch = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'culprit-discovery-')));
		write({ 'above/root/README.md': '', 'home/x': '' });
		folder = { uri: vscode.Uri.file(path.join(scratch, 'above/root')), name: 'root', index: 0 };
	});
	afterEach(() => rmSync(scratch, { recursive: true, force: true }));

	it('reads settings upward from the folder, then home, then the environment', async () => {
		write({
			'above/root/.sentryclirc': '[defaults]\nproject=web\n',
			'above/.sentryclirc': '[defaults]\norg=acme\n',
			'home/.sentryclirc': `[auth]\ntoken=${token}\n`,
			'above/root/android/sentry.properties': 'defaults.url=https://sentry.acme.com\n',
			'above/root/.env.local': 'SENTRY_PROJECT=api\n',
		});
		const found = await look({ environment: { SENTRY_ORG: 'other', PATH: '/bin' } });
		assert.deepEqual(said(found).toSorted(), [
			'organization acme from /above/.sentryclirc:2',
			'organization other from SENTRY_ORG in the environment',
			'project api from /above/root/.env.local:1',
			'project web from /above/root/.sentryclirc:2',
			'server https://sentry.acme.com from /above/root/android/sentry.properties:1',
			'token sntryu_•••• from ~/.sentryclirc:2',
		]);
		assert.equal(found.isPartial, false);
		assert.equal(found.findings.find(({ kind }) => kind === 'token')?.where.trust, 'home');
	});

	it('finds DSNs in the languages that programs are written in', async () => {
		const languages = ['js', 'ts', 'py', 'go', 'java', 'rb', 'php', 'cs', 'dart', 'rs', 'kt', 'json', 'yml'];
		write(
			Object.fromEntries(
				languages.map((extension, index) => [
					`above/root/src/main.${extension}`,
					`\n\n"https://${key}@o1.ingest.de.sentry.io/${index + 10}"\n`,
				]),
			),
		);
		const found = said(await look());
		for (const [index, extension] of languages.entries()) {
			assert.ok(found.includes(`project ${index + 10} from /above/root/src/main.${extension}:3`), extension);
		}
	});

	it('does not look at what others wrote, nor for more once it knows', async () => {
		const dsn = (project: number): string => `"https://${key}@o1.ingest.sentry.io/${project}"`;
		write({
			'above/root/node_modules/x/index.js': dsn(1),
			'above/root/src/sentry.ts': dsn(2),
			'above/root/src/deep/other.ts': dsn(3),
			'above/root/test/main.ts': dsn(4),
		});
		assert.deepEqual(said(await look()), [
			'project 2 from /above/root/src/sentry.ts:1',
			'project 4 from /above/root/test/main.ts:1',
		]);
		rmSync(path.join(scratch, 'above/root/src/sentry.ts'));
		assert.deepEqual(said(await look()), [
			'project 3 from /above/root/src/deep/other.ts:1',
			'project 4 from /above/root/test/main.ts:1',
		]);
	});

	// SECURITY-CASES.md §22. The first look shows that there is something to be found.
	it('uses nothing of the workspace in Restricted Mode', async () => {
		write({
			'above/root/.sentryclirc': `[auth]\ntoken=${token}\n[defaults]\nurl=https://evil.test\n`,
			'above/.sentryclirc': '[defaults]\norg=evil\n',
			'above/root/.env': 'SENTRY_ORG=worse\n',
			'above/root/src/main.ts': `"https://${key}@evil.test/1"`,
			'home/.sentryclirc': '[defaults]\norg=own\n',
		});
		assert.equal((await look()).findings.length, 6);
		assert.deepEqual(said(await look({ isTrusted: false })), ['organization own from ~/.sentryclirc:2']);
	});

	it('leaves this machine’s home out where the workspace is not on it', async () => {
		write({ 'home/.sentryclirc': '[defaults]\norg=own\n' });
		assert.equal((await look()).findings.length, 1);
		const { home: _home, ...virtual } = {
			folders: [folder],
			isTrusted: true,
			environment: {},
			home: undefined,
		};
		assert.deepEqual((await discoverFiles(virtual, signal)).findings, []);
	});

	it('stops at its limits, and says so', async () => {
		write(
			Object.fromEntries(
				Array.from({ length: 30 }, (_, index) => [
					`above/root/src/main${index}.ts`,
					`"https://${key}@o1.ingest.sentry.io/${index + 1}"`,
				]),
			),
		);
		const few = await look({ limits: { ...limits, files: 10 } });
		assert.equal(few.isPartial, true);
		assert.ok(few.findings.length > 0 && few.findings.length < 30);
		let now = 0;
		const late = await look({ now: () => (now += 2000), limits });
		assert.equal(late.isPartial, true);
		const small = await look({ limits: { ...limits, fileBytes: 10 } });
		assert.deepEqual(small.findings, []);
	});

	it('ends when it is no longer wanted', async () => {
		const leaving = new AbortController();
		const looking = discoverFiles({ folders: [folder], isTrusted: true, environment: {} }, leaving.signal);
		leaving.abort(new Error('left'));
		await assert.rejects(looking, /left/);
	});

	it('is not stopped by what cannot be read', async () => {
		mkdirSync(path.join(scratch, 'above/root/.sentryclirc'));
		write({ 'above/root/.env': 'SENTRY_ORG=acme\n' });
		assert.deepEqual(said(await look()), ['organization acme from /above/root/.env:1']);
	});

	// The attack: git carries links, archives carry hard links, and a server stands beside them.
	describe('files that have another place', () => {
		const place = (file: string): string => path.join(scratch, file);
		const evil = 'SENTRY_URL=https://evil.test\n';
		const home = { 'home/.sentryclirc': `[auth]\ntoken=${token}\n` };
		const project = {
			'projects/other/.env': `SENTRY_AUTH_TOKEN=${token}\n`,
			'projects/other/.sentryclirc': `[auth]\ntoken=${token}\n`,
			'projects/other/sentry.properties': `auth.token=${token}\n`,
		};
		/** Which servers the token is offered for, and where it was found. */
		const tokens = (found: Discovery): string[] =>
			serverPicks(found, () => false).flatMap(({ label, suggestion }) =>
				suggestion?.token
					? [`${label}, ${suggestion.token.where.trust}: ${suggestion.description.replaceAll(scratch, '')}`]
					: [],
			);

		/** Each link by its name in the workspace: what it leads to. */
		const traps: readonly [string, { readonly [link: string]: string }][] = [
			['a link to the home folder’s', { '.sentryclirc': '../../home/.sentryclirc' }],
			['a link by a whole path', { '.sentryclirc': '/home/.sentryclirc' }],
			['a link to a link', { '.sentryclirc': 'conf', conf: '../../home/.sentryclirc' }],
			['a link to another project’s', { '.sentryclirc': '../../projects/other/.sentryclirc' }],
			['a link to another project’s variables', { '.env.local': '../../projects/other/.env' }],
			['a link to its properties', { 'sentry.properties': '../../projects/other/sentry.properties' }],
			['a link of a folder', { config: '../../projects/other' }],
			['a link of a folder that holds folders', { config: '../../projects' }],
			['a link of the folder above everything', { config: '../..' }],
		];
		for (const [what, links] of traps) {
			it(`takes nothing for the workspace’s that is behind ${what}`, async () => {
				write({ ...home, ...project, 'above/root/.env': evil });
				for (const [link, target] of Object.entries(links)) {
					symlinkSync(target.startsWith('/') ? place(target) : target, place(`above/root/${link}`));
				}
				const found = await look();
				assert.deepEqual(tokens(found), ['sentry.io, home: token from ~/.sentryclirc:2']);
				assert.deepEqual(said(found), [
					'token sntryu_•••• from ~/.sentryclirc:2',
					'server https://evil.test from /above/root/.env:1',
				]);
			});
		}

		it('knows the home folder’s file by any of its names', async () => {
			write({ ...home, 'above/root/.env': evil });
			linkSync(place('home/.sentryclirc'), place('above/root/.sentryclirc'));
			assert.deepEqual(tokens(await look()), ['sentry.io, home: token from ~/.sentryclirc:2']);
			// Also where the home folder is part of the workspace, and a link stays within that.
			const all: vscode.WorkspaceFolder = { uri: vscode.Uri.file(scratch), name: 'all', index: 0 };
			rmSync(place('above/root/.sentryclirc'));
			symlinkSync('../../home/.sentryclirc', place('above/root/.sentryclirc'));
			assert.deepEqual(tokens(await look({ folders: [folder, all] })), [
				'sentry.io, home: token from ~/.sentryclirc:2',
			]);
		});

		it('gives a file with a second name no server but the one beside it', async () => {
			write({ ...project, 'above/root/.env': evil });
			linkSync(place('projects/other/.env'), place('above/root/.env.local'));
			assert.deepEqual(tokens(await look()), ['sentry.io, unclear: token from /above/root/.env.local:1']);
			write({ 'projects/other/.env': `SENTRY_URL=https://s.acme.com\nSENTRY_AUTH_TOKEN=${token}\n` });
			const found = await look();
			assert.deepEqual(tokens(found), ['s.acme.com, unclear: token from /above/root/.env.local:2']);
			assert.equal(serverPicks(found, () => false)[0]?.suggestion?.needsConfirmation, true);
		});

		it('gives a file above the workspace no server but the one beside it', async () => {
			write({ 'above/.sentryclirc': `[auth]\ntoken=${token}\n`, 'above/root/.env': evil });
			assert.deepEqual(tokens(await look()), ['sentry.io, unclear: token from /above/.sentryclirc:2']);
			// The folder that is open can be one of the repository.
			rmSync(place('above/.sentryclirc'));
			write(project);
			symlinkSync('../projects/other/.sentryclirc', place('above/.sentryclirc'));
			assert.deepEqual(tokens(await look()), []);
		});

		it('takes the user’s own token for the user’s, wherever else it stands', async () => {
			write({ 'above/root/.env': `${evil}SENTRY_AUTH_TOKEN=${token}\n` });
			assert.deepEqual(tokens(await look()), ['evil.test, workspace: token from /above/root/.env:2']);
			assert.deepEqual(tokens(await look({ environment: { SENTRY_AUTH_TOKEN: token } })), [
				'sentry.io, environment: token from SENTRY_AUTH_TOKEN in the environment',
			]);
			write(home);
			assert.deepEqual(tokens(await look()), ['sentry.io, home: token from ~/.sentryclirc:2']);
		});

		it('lets no workspace make the user’s own server its own', async () => {
			write({
				'home/.sentryclirc': `[auth]\ntoken=${token}\n[defaults]\nurl=https://s.acme.com\n`,
				'above/root/.env': 'SENTRY_URL=https://s.acme.com\n',
			});
			assert.deepEqual(
				serverPicks(await look(), () => false).map(({ label, description, suggestion }) =>
					[label, description, suggestion?.needsConfirmation].join(', '),
				),
				[
					's.acme.com, token from ~/.sentryclirc:2, false',
					's.acme.com, from ~/.sentryclirc:4, false',
					'Another Server…, , ',
				],
			);
		});

		it('follows links that stay in the workspace, also from one of its folders to another', async () => {
			const second: vscode.WorkspaceFolder = {
				uri: vscode.Uri.file(place('projects/other')),
				name: 'other',
				index: 1,
			};
			write({ ...project, 'above/root/conf/sentry.properties': 'defaults.org=acme\n' });
			symlinkSync('conf/sentry.properties', place('above/root/sentry.properties'));
			symlinkSync('../../projects/other/.env', place('above/root/.env'));
			const found = await look({ folders: [folder, second] });
			assert.deepEqual(tokens(found), ['sentry.io, workspace: token from /projects/other/.sentryclirc:2']);
			assert.match(said(found).join('\n'), /organization acme/);
			rmSync(place('projects/other/.sentryclirc'));
			rmSync(place('projects/other/sentry.properties'));
			assert.deepEqual(tokens(await look({ folders: [folder, second] })), [
				'sentry.io, workspace: token from /above/root/.env:1',
			]);
		});

		it('says `~` of nothing but the home folder', async () => {
			write({ 'home-of-another/.sentryclirc': '[defaults]\norg=acme\n' });
			const beside: vscode.WorkspaceFolder = {
				uri: vscode.Uri.file(place('home-of-another')),
				name: 'x',
				index: 0,
			};
			assert.deepEqual(said(await look({ folders: [beside] })), [
				'organization acme from /home-of-another/.sentryclirc:2',
			]);
			// A file is named by its place in a folder only where VS Code has that open.
			const [open] = vscode.workspace.workspaceFolders ?? [];
			assert.ok(open);
			const trap = path.join(open.uri.fsPath, '~');
			mkdirSync(trap);
			try {
				writeFileSync(path.join(trap, '.env'), evil);
				assert.ok(said(await look({ folders: [open] })).includes('server https://evil.test from ./~/.env:1'));
			} finally {
				rmSync(trap, { recursive: true });
			}
		});

		it('finds no project of the workspace behind a link out of it', async () => {
			const [open] = vscode.workspace.workspaceFolders ?? [];
			assert.ok(open);
			const origin = 'https://elsewhere.test';
			const inside = path.join(open.uri.fsPath, 'inside');
			write({ 'projects/other/.env': `SENTRY_DSN=https://${key}@elsewhere.test/7\n` });
			mkdirSync(inside);
			try {
				symlinkSync(place('projects/other'), path.join(inside, 'link'));
				assert.deepEqual(await workspaceProjects(origin)?.(), []);
				writeFileSync(path.join(inside, '.env'), `SENTRY_DSN=https://${key}@elsewhere.test/8\n`);
				assert.deepEqual(await workspaceProjects(origin)?.(), ['8']);
			} finally {
				rmSync(inside, { recursive: true });
			}
		});

		it('reads virtual files, but through no link', async () => {
			const file = vscode.FileType.File;
			const folders = vscode.FileType.Directory;
			const link = vscode.FileType.SymbolicLink;
			const types = new Map<string, vscode.FileType>([
				['/w', folders | link],
				['/w/a', folders],
				['/w/a/.env', file],
				['/w/.sentryclirc', file | link],
				['/w/config', folders | link],
				['/w/config/.env', file],
			]);
			const provider = vscode.workspace.registerFileSystemProvider('linked', {
				onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
				watch: () => new vscode.Disposable(() => {}),
				stat: ({ path: asked }) => {
					const type = types.get(asked);
					if (type === undefined) {
						throw vscode.FileSystemError.FileNotFound();
					}
					return { type, ctime: 0, mtime: 0, size: 4 };
				},
				readFile: () => new TextEncoder().encode('text'),
				readDirectory: () => [],
				createDirectory: () => {},
				writeFile: () => {},
				delete: () => {},
				rename: () => {},
			});
			const root = vscode.Uri.parse('linked:/w');
			const texts = new TextReader({
				budget: new Budget(limits, Date.now),
				signal,
				folders: [{ uri: root, name: 'w', index: 0 }],
			});
			const read = (name: string) => texts.other(vscode.Uri.joinPath(root, name));
			try {
				assert.deepEqual(await read('a/.env'), { text: 'text', trust: 'workspace' });
				assert.equal(await read('.sentryclirc'), undefined);
				assert.equal(await read('config/.env'), undefined);
			} finally {
				provider.dispose();
			}
		});
	});

	describe('the list of servers', () => {
		const labels = (found: Discovery, offered: readonly string[] = []): string[] =>
			serverPicks(found, (other) => offered.includes(other)).map(({ label, detail, suggestion }) =>
				[label, detail && 'with token', suggestion?.needsConfirmation && 'if confirmed']
					.filter(Boolean)
					.join(' '),
			);

		it('is empty when nothing is found but what is there anyway', async () => {
			write({ 'above/root/src/main.ts': `"https://${key}@o1.ingest.sentry.io/1"` });
			assert.deepEqual(labels(await look()), []);
		});

		it('never gives the user’s token to a server of the workspace', async () => {
			write({
				'above/root/.sentryclirc': '[defaults]\nurl=https://evil.test\n',
				'home/.sentryclirc': `[auth]\ntoken=${token}\n`,
			});
			assert.deepEqual(labels(await look()), [
				'sentry.io with token',
				'evil.test if confirmed',
				'Another Server…',
			]);
		});

		it('offers a token no second time', async () => {
			write({ 'home/.sentryclirc': `[auth]\ntoken=${token}\n[defaults]\nurl=https://s.acme.com` });
			assert.deepEqual(labels(await look()), ['s.acme.com with token', 's.acme.com', 'Another Server…']);
			assert.deepEqual(labels(await look(), [token]), ['s.acme.com', 'Another Server…']);
		});

		// SECURITY-CASES.md §2, §3.
		it('offers no address that could be another than it seems, nor plain http', async () => {
			for (const url of [
				'https://sentry.io@evil.test',
				'https://sentry.io%2eevil.test',
				'http://sentry.acme.com',
				'javascript:alert(1)',
				'file:///etc/passwd',
			]) {
				write({ 'above/root/.sentryclirc': `[defaults]\nurl=${url}\n` });
				assert.deepEqual(labels(await look()), [], url);
			}
			write({ 'above/root/.sentryclirc': '[defaults]\nurl=https://SENTRY.io.Evil.test./x\n' });
			assert.deepEqual(labels(await look()), ['sentry.io.evil.test if confirmed', 'Another Server…']);
		});
	});

	describe('choosing one', () => {
		/** What a memento keeps, and what was asked to be confirmed. */
		let kept: unknown;
		let confirmed: string[];
		const memento: vscode.Memento = {
			keys: () => [],
			get: (_key: string, fallback?: unknown) => kept ?? fallback,
			update: async (_key, value) => void (kept = value),
		};
		beforeEach(() => {
			kept = undefined;
			confirmed = [];
		});
		/** Accepts the first entry of the list, as a user does with the keyboard. */
		const choose = async (found: Discovery, answer = true): ReturnType<typeof chooseServer> => {
			const choosing = chooseServer(found, memento, async (origin, { description }) => {
				confirmed.push(`${origin} ${description}`);
				return answer;
			});
			let isDone = false;
			void choosing.finally(() => (isDone = true));
			await until(async () => {
				await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
				return isDone;
			});
			return choosing;
		};

		it('hands over a token only when it was chosen, and offers it only once', async () => {
			write({ 'home/.sentryclirc': `[auth]\ntoken=${token}\n[defaults]\nurl=https://s.acme.com` });
			const found = await look();
			assert.deepEqual(await choose(found), { origin: 'https://s.acme.com', token });
			assert.deepEqual(await choose(found), { origin: 'https://s.acme.com' });
			assert.doesNotMatch(JSON.stringify(kept), new RegExp(key));
			assert.deepEqual(confirmed, []);
		});

		// SECURITY-CASES.md §1: what a cloned repository names is asked for, by its exact origin, before anything can go there.
		it('returns a server of the workspace only once it is confirmed', async () => {
			write({ 'above/root/.sentryclirc': '[defaults]\nurl=https://sentry.io.evil.test/x\n' });
			const found = await look();
			assert.equal(await choose(found, false), undefined);
			assert.deepEqual(await choose(found), { origin: 'https://sentry.io.evil.test' });
			assert.equal(confirmed.length, 2);
			assert.match(confirmed[0] ?? '', /^https:\/\/sentry\.io\.evil\.test from .*\.sentryclirc:2$/);
		});
	});

	describe('the feature', () => {
		let log: vscode.LogOutputChannel;
		before(() => (log = vscode.window.createOutputChannel('Discovery Test', { log: true })));
		after(() => log.dispose());

		const memento: vscode.Memento = { keys: () => [], get: () => undefined, update: async () => {} };
		/** The real chunk, but for where it looks. */
		const feature = (look: () => Promise<Discovery>): DiscoveryFeature =>
			createDiscovery({ log, memento, load: async () => ({ discoverFiles: look, chooseServer }) });

		it('looks once for all who ask, and again when told to forget', async () => {
			let looks = 0;
			const discovery = feature(async () => ({ findings: [], isPartial: looks++ < 0 }));
			assert.equal(looks, 0);
			await Promise.all([discovery.discover(signal), discovery.discover(signal)]);
			assert.equal(looks, 1);
			discovery.forget();
			await discovery.discover(signal);
			assert.equal(looks, 2);
			discovery.dispose();
		});

		it('lets one caller leave without ending the look of another', async () => {
			const looking = Promise.withResolvers<Discovery>();
			const discovery = feature(() => looking.promise);
			const leaving = new AbortController();
			const first = discovery.discover(leaving.signal);
			const second = discovery.discover(signal);
			leaving.abort();
			await assert.rejects(first, { reason: 'cancelled' });
			const found: Discovery = { findings: [], isPartial: true };
			looking.resolve(found);
			assert.equal(await second, found);
			assert.equal(discovery.known, found);
			discovery.dispose();
		});

		it('finds less rather than fail', async () => {
			const discovery = feature(() => Promise.reject(new Error('broken')));
			assert.deepEqual(await discovery.discover(signal), { findings: [], isPartial: false });
			assert.equal(await discovery.chooseServer(signal), 'other');
			discovery.dispose();
		});

		it('reads the open workspace', async () => {
			const discovery = createDiscovery({ log, memento });
			assert.equal((await discovery.discover(signal)).isPartial, false);
			discovery.dispose();
		});
	});
});
