import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Emitter } from '../../../../src/core/emitter.ts';
import type { Issue } from '../../../../src/core/issue/issue.ts';
import type { Account } from '../../../../src/extension/session/account.ts';
import type { Scope } from '../../../../src/extension/session/session.ts';
import { KnownByPlace } from '../../../../src/extension/session/knownByPlace.ts';
import { anIssue } from '../anIssue.ts';

const scopeOf = (origin: string, organization = 'sentry'): Scope => ({
	account: { id: `${origin}#1`, origin, userId: '1', scopes: [] },
	organization,
	projects: [],
});
const ours = scopeOf('https://sentry.acme.test');
const theirs = scopeOf('https://sentry.other.test');
const resolve = <T extends Issue>(issue: T): T => ({ ...issue, status: 'resolved' });

function knownOf(first: Scope) {
	const changed = new Emitter<void>();
	const signedOut = new Emitter<Account>();
	const session: { scope: Scope | undefined } = { scope: first };
	const known = new KnownByPlace(
		Object.assign(session, { onDidChange: changed.event, onDidSignOut: signedOut.event }),
	);
	return {
		known,
		signOut: (account: Account) => signedOut.fire(account),
		go: (scope: Scope | undefined) => {
			session.scope = scope;
			changed.fire();
		},
	};
}

describe('KnownByPlace', () => {
	const issue = anIssue({ id: '7', status: 'unresolved' });

	it('lays an edit over the issue of its own account and organization only', () => {
		const { known, go } = knownOf(ours);
		const end = known.at(ours).begin(['7'], resolve);
		assert.equal(known.of(issue).status, 'resolved');
		for (const elsewhere of [theirs, scopeOf(ours.account.origin, 'moon'), undefined]) {
			go(elsewhere);
			assert.equal(known.of(issue), issue);
			assert.equal(known.isAt(ours), false);
		}
		go({ ...ours, projects: ['3'] });
		assert.equal(known.isAt(ours), true);
		assert.equal(known.of(issue).status, 'resolved');
		end();
		assert.equal(known.of(issue), issue);
	});

	it('tells where something has changed', () => {
		const { known } = knownOf(ours);
		const told: string[] = [];
		known.onDidChange(({ account, organization }) => told.push(`${account.id} ${organization}`));
		known.at(theirs).begin(['7'], resolve);
		known.at(ours).settle([{ id: '7', fields: { status: 'resolved' } }]);
		assert.deepEqual(told, [`${theirs.account.id} sentry`, `${ours.account.id} sentry`]);
	});

	it('forgets the edits of an account that is signed out', () => {
		const { known, signOut } = knownOf(ours);
		known.at(ours).begin(['7'], resolve);
		signOut(theirs.account);
		assert.equal(known.of(issue).status, 'resolved');
		signOut(ours.account);
		assert.equal(known.of(issue), issue);
	});
});
