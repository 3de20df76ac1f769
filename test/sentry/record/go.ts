import path from 'node:path';
import { type Program, type Scenario, copyProgram, execute } from './program.ts';

export const goScenarios: readonly Scenario[] = [
	{ name: 'open', arguments: ['open', '....'] },
	{ name: 'open-old', arguments: ['open', '....'], release: 'old' },
	{ name: 'label', arguments: ['label', 'main gate'] },
	{ name: 'parse', arguments: ['parse', 'open three'] },
	{ name: 'parse-stuck', arguments: ['parse', 'stick 2'], release: 'none' },
	{ name: 'parse-old', arguments: ['parse', 'open 9'], release: 'old' },
	{ name: 'plan', arguments: ['plan', '/etc/valves/plan.json'] },
	{ name: 'decode', arguments: ['decode', '[{"valve": "three"}]'], environment: 'staging' },
	{ name: 'share', arguments: ['share', ''] },
	{ name: 'median', arguments: ['median'] },
	{ name: 'watch', arguments: ['watch', 'south'] },
	{ name: 'wait', arguments: ['wait'] },
	{ name: 'hello', arguments: ['hello'], environment: 'staging' },
];

/** The valve controller under `sentry-go`. Built without `-trimpath`: frames have whole paths. */
export async function installGo(temporary: string): Promise<Program> {
	const folders = { new: path.join(temporary, 'valves-new'), old: path.join(temporary, 'valves-old') };
	for (const [age, folder] of Object.entries(folders)) {
		await copyProgram('valve-controller', folder, age === 'old');
		await execute('go', ['build', '-o', 'valves', '.'], { cwd: folder, mustSucceed: true });
	}
	const [root = '', modules = ''] = (
		await execute('go', ['env', 'GOROOT', 'GOMODCACHE'], { cwd: folders.new, mustSucceed: true })
	).split('\n');
	return {
		project: 'valve-controller',
		projectId: '8',
		serverName: 'valve-ctl-2',
		paths: [
			[modules, '/go/pkg/mod'],
			[folders.new, '/srv/valves'],
			[folders.old, '/srv/valves'],
			[root, '/usr/local/go'],
		],
		async run(scenario, env) {
			const cwd = scenario.release === 'old' ? folders.old : folders.new;
			await execute(path.join(cwd, 'valves'), scenario.arguments, { cwd, env });
		},
	};
}
