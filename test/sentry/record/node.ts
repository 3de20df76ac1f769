import path from 'node:path';
import { type Program, type Scenario, copyProgram, execute } from './program.ts';

export const nodeScenarios: readonly Scenario[] = [
	{ name: 'decode-short', arguments: ['decode', '00070004'] },
	{ name: 'decode-checksum', arguments: ['decode', '000700020118ff'] },
	{ name: 'decode-odd', arguments: ['decode', '00070003010101030000'], environment: 'staging' },
	{ name: 'decode-old', arguments: ['decode', '000700020118ff'], release: 'old' },
	{ name: 'lookup', arguments: ['lookup', '8'] },
	{ name: 'lookup-unknown', arguments: ['lookup', '9'], release: 'none' },
	{ name: 'nearest', arguments: ['nearest', '53.1,east'] },
	{ name: 'config', arguments: ['config', '{"retries": 3,}'] },
	{ name: 'config-number', arguments: ['config', '{"stations": [{"id": 7}]}'] },
	{ name: 'drain', arguments: ['drain', '1'] },
	{ name: 'upload', arguments: ['upload', 'http://127.0.0.1:9/readings'] },
	{ name: 'race', arguments: ['race'] },
	{ name: 'logs', arguments: ['logs', '/var/log/gateway.log'] },
	{ name: 'reject', arguments: ['reject'], release: 'none' },
	{ name: 'listen', arguments: ['listen'] },
	{ name: 'serve', arguments: ['serve', '0007'] },
	{ name: 'serve-old', arguments: ['serve', '0007'], release: 'old' },
	{ name: 'hello', arguments: ['hello'], environment: 'staging' },
];

/** The telemetry gateway under npm's `@sentry/node`. */
export async function installNode(temporary: string): Promise<Program> {
	const folders = { new: path.join(temporary, 'gateway-new'), old: path.join(temporary, 'gateway-old') };
	for (const [age, folder] of Object.entries(folders)) {
		await copyProgram('telemetry-gateway', folder, age === 'old');
		await execute('npm', ['install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts'], {
			cwd: folder,
			mustSucceed: true,
		});
	}
	return {
		project: 'telemetry-gateway',
		projectId: '6',
		serverName: 'gw-1',
		paths: [
			[folders.new, '/srv/gateway'],
			[folders.old, '/srv/gateway'],
		],
		async run(scenario, env) {
			const cwd = scenario.release === 'old' ? folders.old : folders.new;
			await execute(process.execPath, [path.join(cwd, 'main.js'), ...scenario.arguments], { cwd, env });
		},
	};
}
