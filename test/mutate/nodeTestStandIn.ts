/**
 * Stands for `node:test` where a test file is run for mutants: what a file registers is kept, so that the runner can run
 * it again and again without loading the file anew. Whatever a kept `describe` registers goes to `node:test` itself.
 */
import * as nodeTest from 'node:test';

/** A top-level `test` or `describe` of a file; the whole file where it has hooks of its own. Rejects for nothing. */
export interface Unit {
	readonly name: string;
	readonly run: () => Promise<void>;
}

type Callback = (...given: readonly unknown[]) => unknown;
type Register = (...given: readonly unknown[]) => unknown;

interface Kept {
	readonly register: Register;
	readonly given: readonly unknown[];
	readonly isHook: boolean;
}

let kept: Kept[] | undefined;
let failures: unknown[] = [];

/** The units of one test file, which `load` imports. */
export async function unitsOf(load: () => Promise<unknown>): Promise<readonly Unit[]> {
	const found: Kept[] = [];
	kept = found;
	try {
		await load();
	} finally {
		kept = undefined;
	}
	if (found.some(({ isHook }) => isHook)) {
		const all = (): void => found.forEach(({ register, given }) => void register(...given));
		return [{ name: 'the whole file', run: async () => nodeTest.describe('the whole file', all) }];
	}
	return found.map(({ register, given }) => ({
		name: String(given[0]),
		run: async () => {
			await register(...given);
		},
	}));
}

/** What failed since it was asked last. */
export function takeFailures(): readonly unknown[] {
	const taken = failures;
	failures = [];
	return taken;
}

/** From here on whatever fails is noted, also what no test awaits. */
export function beginToNote(): void {
	process.on('uncaughtException', noteFailure);
	process.on('unhandledRejection', noteFailure);
	// Also of subtests, and of those that a hook or a time limit ended.
	nodeTest.afterEach((context) => {
		// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- A hook after each test gets no suite.
		const { passed, error } = context as nodeTest.TestContext & { passed: boolean; error: unknown };
		if (!passed) {
			noteFailure(error);
		}
	});
}

export const test = keeping(nodeTest.test);
export const it = keeping(nodeTest.it);
export const describe = keeping(nodeTest.describe);
export const before = keeping(nodeTest.before, true);
export const after = keeping(nodeTest.after, true);
export const beforeEach = keeping(nodeTest.beforeEach, true);
export const afterEach = keeping(nodeTest.afterEach, true);
export const mock = nodeTest.mock;

function keeping(real: unknown, isHook = false): Register {
	// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- All of them take (name?, options?, callback?).
	const register = real as Register;
	return (...given) => {
		const noting = given.map((one) => (typeof one === 'function' ? noteFailuresOf(one) : one));
		if (!kept) {
			return register(...noting);
		}
		kept.push({ register, given: noting, isHook });
		return Promise.resolve();
	};
}

/** `node:test` tells apart by the number of parameters who wants a callback: nobody here. */
function noteFailuresOf(callback: Function): Callback {
	return (...given) => {
		try {
			const answer: unknown = Reflect.apply(callback, undefined, given);
			return answer instanceof Promise ? answer.catch(failAgain) : answer;
		} catch (error) {
			return failAgain(error);
		}
	};
}

function failAgain(error: unknown): never {
	noteFailure(error);
	throw error;
}

function noteFailure(error: unknown): void {
	failures.push(error);
}
