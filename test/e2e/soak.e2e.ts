import assert from 'node:assert/strict';
import { it } from 'node:test';
import { soak } from '../soak/soak.ts';

// `npm run soak` does the same for ten minutes, with another seed each time.
it('stays usable while the server misbehaves, and is whole when it is well again', async (t) => {
	const { problems, ...report } = await soak({ seconds: 15, seed: 7, say: (line) => t.diagnostic(line) });
	t.diagnostic(JSON.stringify(report));
	assert.ok(report.steps > 0 && report.requests > 0);
	assert.deepEqual(problems, []);
});
