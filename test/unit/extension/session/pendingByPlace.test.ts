import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Emitter } from '../../../../src/core/emitter.ts';
import type { Issue } from '../../../../src/core/issue/issue.ts';
import type { Account } from '../../../../src/extension/session/account.ts';
import type { Scope } from '../../../../src/extension/session/session.ts';
import { PendingByPlace } from '../../../../src/extension/session/pendingByPlace.ts';
import { anIssue } from '../anIssue.ts';

const scopeOf = (origin: string, organization = 'sentry'): Scope => ({
	account: { id: `${origin}#1`, origin, userId: '1', scopes: [] },
	organization,
	projects: [],
});
const ours = scopeOf('https://sentry.acme.test');
const theirs = scopeOf('https://sentry.other.test');
const resolve = (issue: Issue): Issue => ({ ...issue, status: 'resolved' });

function pendingOf(first: Scope) {
	const changed = new Emitter<void>();
	const signedOut = new Emitter<Account>();
	const session: { scope: Scope | undefined } = { scope: first };
	const pending = new PendingByPlace(
		Object.assign(session, { onDidChange: changed.event, onDidSignOut: signedOut.event }),
	);
	return {
		pending,
		signOut: (account: Account) => signedOut.fire(account),
		go: (scope: Scope | undefined) => {
			session.scope = scope;
			changed.fire();
		},
	};
}

describe('PendingByPlace', () => {
	const issue = anIssue({ id: '7', status: 'unresolved' });

	it('lays an edit over the issue of its own account and organization only', () => {
		const { pending, go } = pendingOf(ours);
		const settle = pending.of(ours).begin(['7'], resolve);
		assert.equal(pending.shown(issue).status, 'resolved');
		for (const elsewhere of [theirs, scopeOf(ours.account.origin, 'moon'), undefined]) {
			go(elsewhere);
			assert.equal(pending.shown(issue), issue);
			assert.equal(pending.isAt(ours), false);
		}
		go({ ...ours, projects: ['3'] });
		assert.equal(pending.isAt(ours), true);
		assert.equal(pending.shown(issue).status, 'resolved');
		settle();
		assert.equal(pending.shown(issue), issue);
	});

	it('forgets the edits of an account that is signed out', () => {
		const { pending, signOut } = pendingOf(ours);
		pending.of(ours).begin(['7'], resolve);
		signOut(theirs.account);
		assert.equal(pending.shown(issue).status, 'resolved');
		signOut(ours.account);
		assert.equal(pending.shown(issue), issue);
	});
});
