import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Activity } from '../../../src/core/issue.ts';
import { createL10n } from '../../../src/core/l10n.ts';
import { activityText } from '../../../src/webview/sections/activityText.ts';

const said = (type: string, data: Activity['data'] = {}) =>
	activityText({ id: '1', type, data }, createL10n());

test('activity is said as what somebody did', () => {
	assert.equal(said('note'), 'commented');
	assert.equal(said('set_resolved_in_release', { version: 'shop@2.0' }), 'resolved it in release shop@2.0');
	assert.equal(said('set_resolved_in_release', { version: '' }), 'resolved it in the next release');
	assert.equal(said('set_regression', { version: '2.1' }), 'marked it as a regression in 2.1');
	assert.equal(said('assigned', { assigneeEmail: 'ada@example.com' }), 'assigned it to ada@example.com');
	assert.equal(said('merge', { issues: [{}] }), 'merged 1 issue into it');
	assert.equal(said('merge', { issues: [{}, {}] }), 'merged 2 issues into it');
	assert.equal(said('set_priority', { priority: 'high' }), 'set its priority to high');
});

test('a type that is not known is said by its name, odd data by less', () => {
	assert.equal(said('seer_pr_created'), 'seer pr created');
	assert.equal(said('assigned', { assignee: {} }), 'assigned it');
	assert.equal(said('merge', { issues: 'many' }), 'merged 0 issues into it');
});
