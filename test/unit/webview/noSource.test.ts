import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Frame, ProcessingError } from '../../../src/core/issue/event.ts';
import { createL10n } from '../../../src/core/text/l10n.ts';
import { errorText, noSource } from '../../../src/webview/stack/noSource.ts';

const l10n = createL10n();
const frame = (change: Partial<Frame>): Frame => ({ context: [], inApp: true, errors: [], ...change });
const error = (type: string, data: ProcessingError['data'] = {}): ProcessingError => ({ type, data });

describe('noSource', () => {
	it('says what the symbolicator says of this frame', () => {
		assert.match(noSource(frame({ symbolicatorStatus: 'missing' }), [], l10n), /was not uploaded to Sentry/);
		assert.match(noSource(frame({ symbolicatorStatus: 'new_word' }), [], l10n), /says: new_word/);
	});

	it('takes a processing error only when it is of this file', () => {
		const errors = [error('js_no_source', { url: 'https://a.example/b.js' })];
		const own = frame({ absPath: 'https://a.example/b.js', lineNo: 1 });
		const other = frame({ absPath: 'https://a.example/c.js', lineNo: 1 });
		assert.match(noSource(own, errors, l10n), /no uploaded artifact bears its name/);
		assert.equal(noSource(other, errors, l10n), 'The server sent no source for this frame.');
		assert.match(
			noSource(other, [error('proguard_missing_mapping')], l10n),
			/ProGuard mapping was not uploaded/,
		);
	});

	it('takes no error that has nothing to do with sources', () => {
		assert.equal(
			noSource(frame({ lineNo: 3 }), [error('clock_drift')], l10n),
			'The server sent no source for this frame.',
		);
	});

	it('says when there is not even a line', () => {
		assert.match(noSource(frame({ symbolicatorStatus: 'symbolicated' }), [], l10n), /sent no line/);
	});
});

describe('errorText', () => {
	it('says known errors in one sentence, others in the words of the server', () => {
		assert.equal(errorText({ type: 'x', message: 'Server words', data: {} }, l10n), 'Server words');
		assert.equal(errorText(error('brand_new'), l10n), 'brand_new');
		assert.match(errorText(error('native_missing_dsym'), l10n), /debug information file is missing/);
	});
});
