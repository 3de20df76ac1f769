import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourcesOf } from './sources.ts';
import { untranslated } from './untranslated.ts';

/** What looks like a text for the user and is none, and why. */
const exceptions: { readonly [file: string]: readonly RegExp[] } = {
	// Lists of words that files, keys and code have.
	'src/core/discovery/fileKind.ts': [/^(?:node_modules|dist|js|fs|instrument|init) /],
	'src/core/query/searchKeys.ts': [/^(?:unresolved|archived_until_escalating|error) /],
	'src/core/source/functionName.ts': [/^(?:rescue in |ensure in |anonymous fn)$/],
	'src/extension/source/listFiles.ts': [/^(?:\.git|Pods) /],
	// Sentry's query language.
	'src/core/query/view.ts': [/^is:unresolved \w+:\w+$/],
	'src/core/inFile/fileSearch.ts': [/^`is:unresolved stack\.filename:/],
	'src/core/query/checkFilter.ts': [/^timesSeen$/],
	// Read by others than the user, whose language nobody knows.
	'src/core/panel/issueMarkdown.ts': [/./],
	'src/core/panel/eventMarkdown.ts': [/./],
	'src/core/panel/firstPaint.ts': [/^text pre$/, /^`(?:level|bone) /, /^(?:bars-)?skeleton /],
	'src/core/panel/panelHtml.ts': [/^`<!DOCTYPE html>/, /^`img-src blob:`$/],
	// For programs: refusals between page and host, a log, a nonce, an icon, a class.
	'src/core/panel/rpc.ts': [/^(?:unknown method|too many calls|refused argument|failed)$/],
	'src/extension/platform/commands.ts': [/^a thrown value that is no error$/],
	'src/extension/panel/panels.ts': [/^select event$/],
	'src/extension/signIn/discovery/chooseServer.ts': [/^`culprit offered /],
	'src/extension/list/search/queryItems.ts': [/^(?:error|warning)$/],
	'src/webview/panelLoader.ts': [/^16px codicon$/],
	'src/webview/ui/Text.tsx': [/^text pre$/],
	// Names that Sentry gives to evidence.
	'src/webview/sections/detectedFacts.tsx': [/^(?:failure reason|status code)$/],
	// Names and examples, the same in every language.
	'src/extension/signIn/registerAccount.ts': [/^sample account$/],
	'src/extension/signIn/signIn.ts': [/^https:\/\/sentry\.io$/],
	'src/extension/panel/openIssueById.ts': [/^PUMP-STATION-1$/],
};

const found = ['src/core', 'src/extension', 'src/webview'].flatMap(sourcesOf).map(({ file, text }) => ({
	file,
	texts: untranslated(file, text),
}));

test('every text for the user goes through l10n', () => {
	const left = found.flatMap(({ file, texts }) =>
		texts
			.filter((text) => !exceptions[file]?.some((exception) => exception.test(text)))
			.map((text) => `${file}: ${text}`),
	);
	assert.deepEqual(left, []);
});

test('no exception is left over', () => {
	const idle = Object.entries(exceptions).filter(([file, patterns]) => {
		const texts = found.find((one) => one.file === file)?.texts ?? [];
		return !patterns.every((pattern) => texts.some((text) => pattern.test(text)));
	});
	assert.deepEqual(idle, []);
});

for (const source of [
	`window.showInformationMessage('Done.')`,
	`window.showErrorMessage(failed ? 'Failed' : l10n.t('Done.'))`,
	`item.tooltip = 'Opens'`,
	'item.label = `$(search) Search ${text}`',
	`pick({ placeholder: known || 'Type' })`,
	`pick({ title: ['Assign', name].join(' ') })`,
	`const why = 'Nothing was found'`,
	`return <p>Loading</p>`,
	`return <p>{busy ? 'Loading' : count}</p>`,
	`return <button aria-label="Close" />`,
]) {
	test(`${source} is found`, () => {
		assert.equal(untranslated('a.tsx', `function a() { ${source} }`).length, 1);
	});
}

for (const source of [
	`window.showInformationMessage(l10n.t('All is done.'))`,
	`log.info('the view was opened')`,
	`throw new Error('this cannot be')`,
	`item.label = '$(search) ' + name`,
	`return <p class="code-line hit">{value}</p>`,
]) {
	test(`${source} is not`, () => {
		assert.deepEqual(untranslated('a.tsx', `function a() { ${source} }`), []);
	});
}
