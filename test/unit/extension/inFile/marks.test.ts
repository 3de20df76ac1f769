import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { PlaceInFile } from '../../../../src/core/inFile/placeInFile.ts';
import type { Issue } from '../../../../src/core/issue/issue.ts';
import { createL10n } from '../../../../src/core/text/l10n.ts';
import type { FoundIssue } from '../../../../src/extension/inFile/fileIssues.ts';
import { hoverCard } from '../../../../src/extension/inFile/hoverCard.ts';
import { lineMarks, markText } from '../../../../src/extension/inFile/markText.ts';
import { fuzz } from '../../fuzz.ts';
import { anIssue } from '../anIssue.ts';

const now = Date.UTC(2026, 10, 25);
const context = { l10n: createL10n(), language: 'en', now };

function found(changes: Partial<Issue>, ...places: readonly Partial<PlaceInFile>[]): FoundIssue {
	return {
		issue: anIssue({ lastSeen: now - 2 * 3_600_000, ...changes }),
		places: places.map((place) => ({
			raised: true,
			link: { verdict: 'exact', why: 'Line 42 reads as it did.' },
			mark: { line: 42, on: 'line' },
			...place,
		})),
		event: undefined,
	};
}

function textAt(line: number, ...issues: readonly FoundIssue[]): string | undefined {
	const mark = lineMarks(issues).get(line);
	return mark && markText(mark, context);
}

test('a line says events, users and when it was seen last', () => {
	assert.equal(
		textAt(42, found({ id: '1', count: 3_210, userCount: 120 }, {})),
		'Sentry: 3.2K events · 120 users · 2h ago',
	);
	assert.equal(
		textAt(42, found({ id: '1', count: 1, userCount: 1 }, {})),
		'Sentry: 1 event · 1 user · 2h ago',
	);
});

test('several issues are counted, their users are not added up', () => {
	assert.equal(
		textAt(
			42,
			found({ id: '1', count: 10, userCount: 3 }, {}),
			found({ id: '2', count: 5, userCount: 3 }, {}),
		),
		'Sentry: 2 issues · 15 events · 2h ago',
	);
});

test('tells where an issue was raised from where it came through', () => {
	const raised = found({ id: '1', count: 10 }, {});
	const passing = found({ id: '2', count: 500 }, { raised: false });
	assert.equal(textAt(42, passing, raised), 'Sentry: 10 events · 2h ago · 1 more came through here');
	assert.equal(textAt(42, passing), 'Sentry, through here: 500 events · 2h ago');
});

test('a function is not a line', () => {
	const place = { mark: { line: 40, on: 'function' } } as const;
	assert.equal(
		textAt(40, found({ id: '1', count: 10 }, place)),
		'Sentry, in this function: 10 events · 2h ago',
	);
	assert.equal(textAt(42, found({ id: '1' }, place)), undefined);
});

test('what has no line is not marked, and no issue twice on one', () => {
	const { mark: _mark, ...nowhere } = found({ id: '1' }, {}).places[0] ?? assert.fail();
	assert.equal(lineMarks([{ ...found({ id: '1' }), places: [nowhere] }]).size, 0);
	assert.equal(lineMarks([found({ id: '1' }, {}, {})]).get(42)?.issues.length, 1);
});

const card = (...issues: readonly FoundIssue[]): string =>
	hoverCard(lineMarks(issues).get(42) ?? assert.fail(), context);

test('the card says what the issue is, and leads to it by its number alone', () => {
	const text = card(found({ id: '17', count: 63, userCount: 10 }, {}));
	for (const said of [
		'**This is an example Python exception**',
		'PUMP-STATION-1',
		'Error',
		'63 events',
		'10 users',
		'last seen 2 hours ago',
		'Line 42 reads as it did',
		'[Open Issue](command:culprit.openIssueInFile?%5B%2217%22%5D)',
		'[Go to Frame](command:culprit.goToFrameInFile?%5B%2217%22%5D)',
	]) {
		assert.ok(text.includes(said), `${said}\n${text}`);
	}
});

test('the card writes numbers as the reader’s language does', () => {
	const many = lineMarks([found({ id: '17', count: 6_100, userCount: 1_203 }, {})]).get(42) ?? assert.fail();
	assert.match(hoverCard(many, context), /6,100 events · 1,203 users/);
	assert.match(hoverCard(many, { ...context, language: 'de' }), /6\.100 events · 1\.203 users/);
	assert.match(card(found({ id: '17', count: 1, userCount: 1 }, {})), /1 event · 1 user\n/);
});

test('the card leaves out what the server did not tell', () => {
	const text = card(found({ id: '17', status: 'unknown', level: 'unknown' }, {}));
	assert.doesNotMatch(text, /Unresolved|Unknown/);
	assert.match(text, /PUMP-STATION-1 · Pump Station/);
});

test('the card says where an issue stands as its row does', () => {
	assert.match(card(found({ id: '17', substatus: 'ongoing' }, {})), / · Unresolved · /);
	assert.match(card(found({ id: '17', substatus: 'escalating' }, {})), / · Escalating · /);
	assert.match(card(found({ id: '17', status: 'ignored' }, {})), / · Archived · /);
});

const hostile = [
	'[x](command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22id%22%7D)',
	'![](https://evil.example/x.png)',
	'<img src=x onerror=alert(1)>',
	'`code` **bold** $(sync~spin)',
	'https://evil.example/ www.evil.example me@evil.example',
	'line\n\n# heading\n---\n[y]: command:culprit.signOut',
	'\u202egnp.exe',
	'&lt;script&gt;',
];

/** Links of Markdown, whatever is escaped. */
const linksIn = (markdown: string): readonly string[] =>
	[...markdown.replace(/\\./g, '').matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target ?? '');

for (const text of hostile) {
	test(`nothing comes of ${JSON.stringify(text)} in a card`, () => {
		const issue = {
			title: text,
			shortId: text,
			project: { id: '1', slug: text, name: text },
		};
		const markdown = card(found(issue, { link: { verdict: 'changed', why: text } }));
		assert.deepEqual(linksIn(markdown), [
			'command:culprit.openIssueInFile?%5B%221%22%5D',
			'command:culprit.goToFrameInFile?%5B%221%22%5D',
		]);
		const bare = markdown.replace(/\\./g, '');
		assert.doesNotMatch(bare, /<|!\[|`|\$\(|\u202e|:\/\/|www\.(?!\u2060)|\w@\w/);
	});
}

test('whatever Sentry sends, a card has only its own links', () => {
	fuzz(
		fc.property(
			fc.string({ unit: 'binary' }),
			fc.string({ unit: 'binary' }),
			fc.string(),
			(title, name, id) => {
				const markdown = card(
					found({ id, title, project: { slug: name, name } }, { link: { verdict: 'exact', why: name } }),
				);
				for (const target of linksIn(markdown)) {
					assert.match(
						target,
						/^command:culprit\.(?:openIssueInFile|goToFrameInFile)(?:\?%5B%22\d{1,20}%22%5D)?$/,
					);
				}
			},
		),
	);
});
