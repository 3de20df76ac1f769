import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Activity, Actor } from '../../../src/core/issue/issue.ts';
import { createL10n } from '../../../src/core/text/l10n.ts';
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
	assert.equal(
		activityText({ id: '1', type: 'set_priority', data: { priority: 'high' } }, createL10n({ high: 'hoch' })),
		'set its priority to hoch',
	);
});

test('a type that is not known is said by its name, odd data by less', () => {
	assert.equal(said('seer_pr_created'), 'seer pr created');
	assert.equal(said('assigned', { assignee: {} }), 'assigned it');
	assert.equal(said('merge', { issues: 'many' }), 'merged issues into it');
});

const ada: Actor = { type: 'user', id: '9', name: 'Ada Okafor' };
const pumps: Actor = { type: 'team', id: '3', name: 'pumps' };

test('whom an issue was assigned to is said by name, never by an id', () => {
	const assigned = (data: Activity['data'], user?: Actor) =>
		activityText({ id: '1', type: 'assigned', data, ...(user && { user }) }, createL10n(), [ada, pumps]);
	const email = { assigneeEmail: 'ada@example.com' };
	assert.equal(
		assigned({ assignee: '3', assigneeType: 'team', assigneeEmail: null }),
		'assigned it to #pumps',
	);
	assert.equal(assigned({ assignee: 3, assigneeType: 'team' }), 'assigned it to #pumps');
	assert.equal(
		assigned({ assignee: '4', assigneeType: 'team', assigneeName: 'valves' }),
		'assigned it to #valves',
	);
	assert.equal(assigned({ assignee: '4', assigneeType: 'team' }), 'assigned it to a team');
	assert.equal(assigned({ assignee: '9', assigneeType: 'user', ...email }), 'assigned it to Ada Okafor');
	assert.equal(assigned({ assignee: '9', assigneeType: 'user', ...email }, ada), 'assigned it to themselves');
	// A user of the same id as the team.
	assert.equal(assigned({ assignee: '3', assigneeType: 'user' }), 'assigned it');
	assert.equal(assigned({ assignee: '5', assigneeType: 'user', ...email }), 'assigned it to ada@example.com');
});

test('what an activity does not tell is not said', () => {
	assert.equal(said('merge'), 'merged issues into it');
	assert.equal(said('release'), 'made a release');
	assert.equal(said('deploy'), 'deployed a release');
	assert.equal(said('create_issue'), 'created an issue in another tracker');
	assert.equal(said('create_issue', { provider: 'Jira' }), 'created an issue in Jira');
	assert.equal(said('create_issue', { title: 'PUMP-7' }), 'created an issue in another tracker: PUMP-7');
	assert.equal(said('set_resolved_in_release'), 'resolved it in a release');
});
