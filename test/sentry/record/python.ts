import { realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Program, type Scenario, copyProgram, execute } from './program.ts';

export const pythonScenarios: readonly Scenario[] = [
	{ name: 'check', arguments: ['check'] },
	{ name: 'watch', arguments: ['watch'] },
	{ name: 'watch-old', arguments: ['watch'], release: 'old' },
	{ name: 'calibrate', arguments: ['calibrate', 'n/a'] },
	{ name: 'report', arguments: ['report'], environment: 'staging' },
	{ name: 'report-old', arguments: ['report'], release: 'old' },
	{ name: 'start', arguments: ['start', 'big-1'] },
	{ name: 'stop', arguments: ['stop', 'P9'], release: 'none' },
	{ name: 'plan-old', arguments: ['plan', '2026-11-05T22:15'], release: 'old' },
	{ name: 'rota', arguments: ['rota', 'spare'] },
	{ name: 'rota-old', arguments: ['rota', 'weekend'], release: 'old' },
	{ name: 'migrate', arguments: ['migrate'], environment: 'staging' },
	{ name: 'alarm', arguments: ['alarm'] },
	{ name: 'alarm-old', arguments: ['alarm'], release: 'old' },
	{ name: 'sync', arguments: ['sync', 'north 7 is well'] },
	{ name: 'sync-nothing', arguments: ['sync'] },
	{ name: 'work', arguments: ['work'] },
	{ name: 'serve', arguments: ['serve'] },
	{ name: 'serve-unknown', arguments: ['serve', '/stations/12'] },
	{ name: 'serve-text', arguments: ['serve', '/stations/north'], release: 'none' },
	{ name: 'tidy', arguments: ['tidy', '30'] },
	{ name: 'watch-broken', arguments: ['watch', '--file', 'pyproject.toml'] },
];

/** The pump stations' program under PyPI's `sentry-sdk`, started by a console script as pip makes it. */
export async function installPython(temporary: string): Promise<Program> {
	const venv = path.join(temporary, 'python');
	await execute('python3', ['-m', 'venv', venv], { cwd: temporary, mustSucceed: true });
	const python = path.join(venv, 'bin/python');
	await execute(python, ['-m', 'pip', 'install', '--quiet', 'sentry-sdk==2.75.0'], {
		cwd: temporary,
		mustSucceed: true,
	});
	const script = path.join(venv, 'bin/raven');
	await writeFile(
		script,
		'import sys\nfrom raven.scripts.runner import main\nif __name__ == "__main__":\n    sys.exit(main())\n',
	);
	const base = (
		await execute(python, ['-c', 'import sys; print(sys.base_prefix)'], { cwd: temporary })
	).trim();
	const folders = { new: path.join(temporary, 'raven-new'), old: path.join(temporary, 'raven-old') };
	for (const [age, folder] of Object.entries(folders)) {
		await copyProgram('raven', path.join(folder, 'raven'), age === 'old');
		await writeFile(path.join(folder, 'pyproject.toml'), '[project]\nname = "raven"\n');
	}
	return {
		project: 'pump-station',
		projectId: '2',
		serverName: 'pump-03',
		paths: [
			[venv, '/srv/app/.venv'],
			[folders.new, '/srv/app'],
			[folders.old, '/srv/app'],
			[await realpath(base), '/usr/local'],
			[base, '/usr/local'],
		],
		async run(scenario, env) {
			const cwd = scenario.release === 'old' ? folders.old : folders.new;
			const python3 = { ...env, PYTHONPATH: cwd, PYTHONDONTWRITEBYTECODE: '1' };
			await execute(python, [script, ...scenario.arguments], { cwd, env: python3 });
		},
	};
}
