import assert from 'node:assert/strict';
import { it } from 'node:test';
import { describeEdit, minutesLabel } from '../../../../src/core/actions/describeEdit.ts';
import type { IssueEdit } from '../../../../src/core/actions/issueEdit.ts';
import { createL10n } from '../../../../src/core/text/l10n.ts';

const l10n = createL10n();

const words: readonly (readonly [IssueEdit, string])[] = [
	[{ kind: 'resolve', in: { kind: 'now' } }, 'APP-1 resolved.'],
	[{ kind: 'resolve', in: { kind: 'nextRelease' } }, 'APP-1 resolved in the next release.'],
	[{ kind: 'resolve', in: { kind: 'release', version: '1.0' } }, 'APP-1 resolved in release 1.0.'],
	[
		{ kind: 'resolve', in: { kind: 'commit', commit: '0123456789abcdef', repository: 'acme/app' } },
		'APP-1 resolved in commit 0123456.',
	],
	[{ kind: 'archive', until: { kind: 'escalating' } }, 'APP-1 archived until escalating.'],
	[{ kind: 'archive', until: { kind: 'forever' } }, 'APP-1 archived forever.'],
	[{ kind: 'archive', until: { kind: 'events', count: 10 } }, 'APP-1 archived until 10 more events.'],
	[{ kind: 'archive', until: { kind: 'users', count: 10 } }, 'APP-1 archived until 10 more users.'],
	[{ kind: 'assign', to: { type: 'team', id: '3', name: 'ops' } }, 'APP-1 assigned to #ops.'],
	[{ kind: 'assign' }, 'APP-1 unassigned.'],
	[{ kind: 'priority', priority: 'low' }, 'APP-1 set to priority low.'],
	[{ kind: 'priority', priority: 'medium' }, 'APP-1 set to priority medium.'],
	[{ kind: 'priority', priority: 'high' }, 'APP-1 set to priority high.'],
	[{ kind: 'bookmark', on: true }, 'APP-1 bookmarked.'],
	[{ kind: 'bookmark', on: false }, 'Bookmark of APP-1 removed.'],
	[{ kind: 'seen', on: true }, 'APP-1 marked as seen.'],
	[{ kind: 'seen', on: false }, 'APP-1 marked as not seen.'],
];
for (const [edit, said] of words) {
	it(`says "${said}"`, () => assert.equal(describeEdit(edit, [{ id: '1', shortId: 'APP-1' }], l10n), said));
}

it('names an issue without a short id by its id', () => {
	assert.equal(describeEdit({ kind: 'unresolve' }, [{ id: '77' }], l10n), '77 unresolved.');
});

const times: readonly (readonly [number, string])[] = [
	[30, '30 minutes'],
	[60, '1 hour'],
	[90, '90 minutes'],
	[360, '6 hours'],
	[1440, '1 day'],
	[1500, '25 hours'],
	[2880, '2 days'],
	[10_080, '1 week'],
	[11_520, '8 days'],
	[20_160, '2 weeks'],
];
for (const [minutes, said] of times) {
	it(`calls ${minutes} minutes ${said}`, () => assert.equal(minutesLabel(minutes, l10n), said));
}
