import type Mocha from 'mocha';

/** On a test or a suite: the modules of the tests are bundled one by one, and share nothing else. */
const property = 'whySkipped';

/** Skips the test, or all of the suite whose hook calls it. `why` says what is missing and how to get it. */
export function skip(context: Mocha.Context, why: string): never {
	const { test } = context;
	const isHook = test !== undefined && Reflect.get(test, 'type') === 'hook';
	Object.assign((isHook ? test.parent : test) ?? {}, { [property]: why });
	return context.skip();
}

/** What `skip` was told for a test, or for a suite that it is in. */
export function whySkipped(test: Mocha.Test): unknown {
	let at: Mocha.Test | Mocha.Suite | undefined = test;
	while (at !== undefined && !Object.hasOwn(at, property)) {
		at = at.parent;
	}
	return at && Reflect.get(at, property);
}

export const noGit =
	'It needs the Git extension of VS Code and an open folder, and this window lacks one of them: `npm run test:host` has both.';
