import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { type Program, type Scenario, copyProgram, execute } from './program.ts';

export const javaScenarios: readonly Scenario[] = [
	{ name: 'tariff', arguments: ['tariff'] },
	{ name: 'tariff-old', arguments: ['tariff'], release: 'old' },
	{ name: 'exact', arguments: ['exact', 'night'] },
	{ name: 'exact-old', arguments: ['exact', 'night'], release: 'old' },
	{ name: 'invoice', arguments: ['invoice'] },
	{ name: 'invoice-empty', arguments: ['invoice', 'Hamburg'], environment: 'staging' },
	{ name: 'import', arguments: ['import', '0042;13OO'] },
	{ name: 'import-short', arguments: ['import', '0042'], release: 'none' },
	{ name: 'file', arguments: ['file', '/var/lib/billing/meters.txt'] },
	{ name: 'due', arguments: ['due', '5 November'] },
	{ name: 'close', arguments: ['close'] },
	{ name: 'book', arguments: ['book', '12,50'] },
	{ name: 'export', arguments: ['export', 'ftp'], release: 'none' },
	{ name: 'nightly', arguments: ['nightly'] },
	{ name: 'hello', arguments: ['hello'], environment: 'staging' },
];

/** Billing under Maven's `io.sentry:sentry`. Java's frames have no folders: the module is all there is. */
export async function installJava(temporary: string): Promise<Program> {
	const folders = { new: path.join(temporary, 'billing-new'), old: path.join(temporary, 'billing-old') };
	const classPaths = { new: '', old: '' };
	for (const age of ['new', 'old'] as const) {
		const folder = folders[age];
		await copyProgram('billing', folder, age === 'old');
		const list = path.join(folder, 'classpath.txt');
		const goals = ['compile', 'dependency:build-classpath', `-Dmdep.outputFile=${list}`];
		await execute('mvn', ['--quiet', '--batch-mode', ...goals], { cwd: folder, mustSucceed: true });
		classPaths[age] = `${path.join(folder, 'target/classes')}:${(await readFile(list, 'utf8')).trim()}`;
	}
	return {
		project: 'billing',
		projectId: '7',
		serverName: 'billing-1',
		paths: [
			[folders.new, '/srv/billing'],
			[folders.old, '/srv/billing'],
		],
		async run(scenario, env) {
			const age = scenario.release === 'old' ? 'old' : 'new';
			const args = ['-cp', classPaths[age], 'org.interstellar.billing.Main', ...scenario.arguments];
			await execute('java', args, { cwd: folders[age], env });
		},
	};
}
