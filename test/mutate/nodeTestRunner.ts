/**
 * Stryker's test runner for `node:test`: test files are loaded once and their tests run in the same process for mutant
 * after mutant. A process for each test file and mutant, as @stryker-mutator/tap-runner starts it, takes thirty times as
 * long here.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { registerHooks, type ResolveHookSync } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import {
	INSTRUMENTER_CONSTANTS,
	type InstrumenterContext,
	type StrykerOptions,
} from '@stryker-mutator/api/core';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
	determineHitLimitReached,
	type DryRunResult,
	DryRunStatus,
	type MutantRunOptions,
	type MutantRunResult,
	type TestResult,
	type TestRunner,
	type TestRunnerCapabilities,
	TestStatus,
	toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { beginToNote, takeFailures, type Unit, unitsOf } from './nodeTestStandIn.ts';

/** What the dry run learns and the other processes of a run read. */
interface Learnt {
	/** Milliseconds of each test, the fastest first. */
	readonly times: { readonly [testId: string]: number };
	/** The files that a test file imports, directly or not. */
	readonly imports: { readonly [testFile: string]: readonly string[] };
}

const standIn = new URL('nodeTestStandIn.ts', import.meta.url).href;
const learntFile = path.resolve('out/mutate/learnt.json');
const imports = new Map<string, Set<string>>();

class NodeTestRunner implements TestRunner {
	static readonly inject = tokens(commonTokens.options);
	readonly #files: readonly string[];
	readonly #units = new Map<string, Unit>();
	readonly #loaded = new Set<string>();
	#learnt: Learnt | undefined;

	constructor(options: StrykerOptions) {
		const files = options['nodeTestFiles'];
		this.#files = Array.isArray(files) ? files.map(String) : [];
	}

	/** Not sooner: Stryker's own process loads this file, too. */
	async init(): Promise<void> {
		beginToNote();
		registerHooks({ resolve: resolveAndNote });
	}

	/** What a module does as it loads cannot be done again: Stryker starts another process for it. */
	capabilities(): TestRunnerCapabilities {
		return { reloadEnvironment: false };
	}

	async dryRun(): Promise<DryRunResult> {
		for (const file of this.#files) {
			await this.#load(file);
		}
		const result = await this.#run([...this.#units.keys()], true);
		if (result.status !== DryRunStatus.Complete) {
			return result;
		}
		const times = result.tests
			.toSorted((a, b) => a.timeSpentMs - b.timeSpentMs)
			.map(({ id, timeSpentMs }): [string, number] => [id, timeSpentMs]);
		const learnt: Learnt = {
			times: Object.fromEntries<number>(times),
			imports: Object.fromEntries(this.#files.map((file) => [file, allImports(file)])),
		};
		mkdirSync(path.dirname(learntFile), { recursive: true });
		writeFileSync(learntFile, JSON.stringify(learnt));
		const { mutantCoverage } = stryker();
		return { ...result, ...(mutantCoverage && { mutantCoverage }) };
	}

	async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
		const state = stryker();
		delete state.hitCount;
		delete state.hitLimit;
		if (options.hitLimit !== undefined) {
			state.hitCount = 0;
			state.hitLimit = options.hitLimit;
		}
		if (options.mutantActivation === 'static') {
			state.activeMutant = options.activeMutant.id;
		}
		const tests = this.#testsFor(options);
		for (const id of tests) {
			await this.#load(fileOf(id));
		}
		state.activeMutant = options.activeMutant.id;
		const result = await this.#run(tests, options.disableBail);
		delete state.activeMutant;
		return toMutantRunResult(determineHitLimitReached(state.hitCount, options.hitLimit) ?? result);
	}

	/** The fastest first, so that most mutants are killed soon. */
	#testsFor({ testFilter, sandboxFileName }: MutantRunOptions): readonly string[] {
		// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Written above.
		this.#learnt ??= JSON.parse(readFileSync(learntFile, 'utf8')) as Learnt;
		const { times, imports } = this.#learnt;
		const all = Object.keys(times);
		if (testFilter) {
			const wanted = new Set(testFilter);
			return all.filter((id) => wanted.has(id));
		}
		return all.filter((id) => imports[fileOf(id)]?.includes(sandboxFileName));
	}

	async #load(file: string): Promise<void> {
		if (this.#loaded.has(file)) {
			return;
		}
		this.#loaded.add(file);
		for (const unit of await unitsOf(() => import(pathToFileURL(path.resolve(file)).href))) {
			let id = `${file} > ${unit.name}`;
			for (let count = 2; this.#units.has(id); count += 1) {
				id = `${file} > ${unit.name} (${count})`;
			}
			this.#units.set(id, unit);
		}
	}

	async #run(ids: readonly string[], isWhole: boolean): Promise<DryRunResult> {
		const tests: TestResult[] = [];
		for (const id of ids) {
			// Stays until the next begins: what ends after its test is not taken for code that runs as a module loads.
			stryker().currentTestId = id;
			const began = performance.now();
			await this.#units.get(id)?.run();
			const base = {
				id,
				name: id,
				fileName: path.resolve(fileOf(id)),
				timeSpentMs: performance.now() - began,
			};
			const [failure] = takeFailures();
			if (failure === undefined) {
				tests.push({ ...base, status: TestStatus.Success });
				continue;
			}
			tests.push({ ...base, status: TestStatus.Failed, failureMessage: inspect(failure) });
			if (!isWhole) {
				break;
			}
		}
		return { status: DryRunStatus.Complete, tests };
	}
}

export const strykerValidationSchema = {
	properties: { nodeTestFiles: { type: 'array', items: { type: 'string' } } },
};
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'node-test', NodeTestRunner)];

const resolveAndNote: ResolveHookSync = (specifier, context, nextResolve) => {
	if (specifier === 'node:test' && context.parentURL !== standIn) {
		return { url: standIn, shortCircuit: true };
	}
	const found = nextResolve(specifier, context);
	if (context.parentURL && found.url.startsWith('file:')) {
		imports.set(context.parentURL, (imports.get(context.parentURL) ?? new Set()).add(found.url));
	}
	return found;
};

function fileOf(testId: string): string {
	return testId.slice(0, testId.indexOf(' > '));
}

function stryker(): InstrumenterContext {
	// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- What instrumented files make, too.
	const holder = globalThis as { [INSTRUMENTER_CONSTANTS.NAMESPACE]?: InstrumenterContext };
	return (holder[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
}

function allImports(file: string): readonly string[] {
	const found = new Set([pathToFileURL(path.resolve(file)).href]);
	for (const url of found) {
		imports.get(url)?.forEach((imported) => found.add(imported));
	}
	return [...found].map((url) => fileURLToPath(url));
}
