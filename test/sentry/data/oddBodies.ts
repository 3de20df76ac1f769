import type { EventBody } from '../model/event.ts';
import type { Project } from '../model/organization.ts';
import { madeBody } from './bodies.ts';
import { billing, controlRoom, pumpStation, telemetryGateway, valveController } from './organizations.ts';

/**
 * What no sample program sends, but servers hold: text that would harm a careless viewer, levels of old clients, events
 * that point at nothing.
 */
export const oddBodies: readonly { readonly project: Project; readonly body: EventBody }[] = [
	odd(
		controlRoom,
		'error',
		'<img src=x onerror=alert(1)> & "quotes" \'single\' `ticks` $(bug) [link](command:quit)',
		'error',
	),
	odd(telemetryGateway, 'error', 'First line\nsecond line\ttab \u0007bell \u001b[31mred\u001b[0m', 'unknown'),
	odd(billing, 'error', 'חשבונית \u202etxt.exe\u202c — שגיאה 💥 Ärger 日本語', 'sample'),
	odd(valveController, 'error', `Valve ${'very '.repeat(260)}stuck`, 'debug'),
	odd(pumpStation, 'default', 'Out of memory', 'fatal'),
	odd(pumpStation, 'default', 'raven: dropped 12 events', 'sample'),
];

function odd(project: Project, type: 'error' | 'default', text: string, level: string) {
	const metadata = type === 'error' ? { type: 'Error', value: text } : { title: text };
	const title = type === 'error' ? `Error: ${text}` : text;
	return {
		project,
		body: madeBody({
			platform: project.platform,
			type,
			level,
			logger: 'root',
			title,
			message: text,
			culprit: '',
			metadata,
			entries: [{ type: 'message', data: { formatted: text, message: null, params: null } }],
			tags: [
				{ key: 'level', value: level },
				{ key: 'empty', value: '' },
				{ key: 'odd key', value: 'a "quoted" value' },
			],
		}),
	};
}
