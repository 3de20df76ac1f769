import type { EventBody } from '../model/event.ts';
import type { Project } from '../model/organization.ts';
import { exceptionEntry, madeBody, madeFrame } from './bodies.ts';
import { billing, controlRoom, pumpStation, telemetryGateway, valveController } from './organizations.ts';

/** Plausible events of each project: what more issues are generated from. */
export const madeBodies: readonly { readonly project: Project; readonly body: EventBody }[] = [
	{
		project: pumpStation,
		body: madeBody({
			platform: 'python',
			type: 'error',
			level: 'error',
			title: "KeyError: 'inlet'",
			culprit: 'raven.station.pressure in read_sensor',
			metadata: {
				type: 'KeyError',
				value: "'inlet'",
				filename: 'raven/station/pressure.py',
				function: 'read_sensor',
			},
			tags: [
				{ key: 'handled', value: 'no' },
				{ key: 'runtime', value: 'CPython 3.11.7' },
				{ key: 'server_name', value: 'pump-03' },
			],
			user: { id: '17', email: 'night.shift@example.com' },
			entries: [
				exceptionEntry('KeyError', "'inlet'", [
					madeFrame({
						filename: 'raven/scripts/runner.py',
						absPath: '/srv/app/raven/scripts/runner.py',
						module: 'raven.scripts.runner',
						function: 'main',
						lineNo: 20,
						inApp: true,
					}),
					madeFrame({
						filename: 'raven/station/pressure.py',
						absPath: '/srv/app/raven/station/pressure.py',
						module: 'raven.station.pressure',
						function: 'read_sensor',
						lineNo: 12,
						inApp: true,
						context: [
							[11, 'def read_sensor(readings, name):'],
							[12, '    return readings[name]'],
							[13, ''],
						],
						vars: { name: "'inlet'" },
					}),
				]),
			],
		}),
	},
	{
		project: controlRoom,
		body: madeBody({
			platform: 'javascript',
			type: 'error',
			level: 'error',
			title: "TypeError: Cannot read properties of undefined (reading 'pressure')",
			culprit: 'renderGauge(app/gauge)',
			metadata: {
				type: 'TypeError',
				value: "Cannot read properties of undefined (reading 'pressure')",
				filename: './src/gauge.js',
				function: 'renderGauge',
			},
			tags: [
				{ key: 'browser', value: 'Chrome 142.0.0' },
				{ key: 'handled', value: 'no' },
				{ key: 'url', value: 'https://control.example.com/stations/7' },
			],
			user: { id: '17', ip_address: '192.0.2.17' },
			entries: [
				exceptionEntry('TypeError', "Cannot read properties of undefined (reading 'pressure')", [
					madeFrame({
						filename: './src/gauge.js',
						absPath: 'webpack:///./src/gauge.js',
						module: 'src/gauge',
						function: 'renderGauge',
						lineNo: 14,
						colNo: 27,
						inApp: true,
					}),
				]),
			],
		}),
	},
	{
		project: telemetryGateway,
		body: madeBody({
			platform: 'node',
			type: 'error',
			level: 'warning',
			title: 'RangeError: frame too short: 3 bytes',
			culprit: 'decodeFrame(lib:frames)',
			metadata: {
				type: 'RangeError',
				value: 'frame too short: 3 bytes',
				filename: '/srv/app/lib/frames.js',
				function: 'decodeFrame',
			},
			tags: [
				{ key: 'handled', value: 'yes' },
				{ key: 'runtime', value: 'node v24.21.0' },
			],
			entries: [
				exceptionEntry('RangeError', 'frame too short: 3 bytes', [
					madeFrame({
						filename: '/srv/app/lib/frames.js',
						absPath: '/srv/app/lib/frames.js',
						module: 'lib:frames',
						function: 'decodeFrame',
						lineNo: 9,
						colNo: 11,
						inApp: true,
					}),
				]),
			],
		}),
	},
	{
		project: billing,
		body: madeBody({
			platform: 'java',
			type: 'error',
			level: 'fatal',
			title: 'ArithmeticException: / by zero',
			culprit: 'org.interstellar.billing.Tariff in perLitre',
			metadata: {
				type: 'ArithmeticException',
				value: '/ by zero',
				filename: 'Tariff.java',
				function: 'perLitre',
			},
			tags: [{ key: 'server_name', value: 'billing-1' }],
			entries: [
				exceptionEntry('ArithmeticException', '/ by zero', [
					madeFrame({
						filename: 'Tariff.java',
						absPath: 'Tariff.java',
						module: 'org.interstellar.billing.Tariff',
						function: 'perLitre',
						lineNo: 21,
						inApp: true,
					}),
				]),
			],
		}),
	},
	{
		project: valveController,
		body: madeBody({
			platform: 'go',
			type: 'error',
			level: 'error',
			title: 'runtime.boundsError: index out of range [4] with length 4',
			culprit: 'interstellar.example/valves/internal/valve in (*Bank).Open',
			metadata: {
				type: 'runtime.boundsError',
				value: 'index out of range [4] with length 4',
				filename: '/srv/app/internal/valve/bank.go',
				function: '(*Bank).Open',
			},
			tags: [{ key: 'server_name', value: 'valve-ctl-2' }],
			entries: [
				exceptionEntry('runtime.boundsError', 'index out of range [4] with length 4', [
					madeFrame({
						filename: '/srv/app/internal/valve/bank.go',
						absPath: '/srv/app/internal/valve/bank.go',
						module: 'interstellar.example/valves/internal/valve',
						function: '(*Bank).Open',
						lineNo: 27,
						inApp: true,
					}),
				]),
			],
		}),
	},
];
