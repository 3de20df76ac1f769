import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createL10n } from '../../../src/core/text/l10n.ts';
import { monitorStatus } from '../../../src/webview/sections/monitorStatus.ts';

for (const [status, text] of [
	['ok', 'OK'],
	// Sentry's word for a monitor of which the job failed or did not run.
	['error', 'Error'],
	['missed_checkin', 'Missed a check-in'],
	['timeout', 'Timed out'],
	['odd', 'odd'],
] as const) {
	test(`the status ${status} reads: ${text}`, () => {
		assert.equal(monitorStatus(status, createL10n()), text);
	});
}
