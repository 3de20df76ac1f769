import type { JsonObject } from '../../core/json.ts';
import type { L10n } from '../../core/text/l10n.ts';

/** The context's name as Sentry shows it. Names are the SDK's, an open set; `type` says what an alias means. */
export function contextTitle(name: string, context: JsonObject, l10n: L10n): string {
	const type = typeof context['type'] === 'string' && context['type'] !== 'default' ? context['type'] : name;
	return known(name, l10n) ?? known(type, l10n) ?? name;
}

function known(name: string, l10n: L10n): string | undefined {
	switch (name) {
		case 'app':
			return l10n.t('App');
		case 'browser':
			return l10n.t('Browser');
		case 'client_os':
			return l10n.t('Client Operating System');
		case 'cloud_resource':
			return l10n.t('Cloud Resource');
		case 'culture':
			return l10n.t('Culture');
		case 'device':
			return l10n.t('Device');
		case 'feedback':
			return l10n.t('Feedback');
		case 'gpu':
			return l10n.t('GPU');
		case 'memory_info':
			return l10n.t('Memory');
		case 'monitor':
			return l10n.t('Monitor');
		case 'missing_instrumentation':
			return l10n.t('Missing Instrumentation');
		case 'os':
			return l10n.t('Operating System');
		case 'otel':
			return l10n.t('OpenTelemetry');
		case 'profile':
			return l10n.t('Profile');
		case 'replay':
			return l10n.t('Replay');
		case 'response':
			return l10n.t('Response');
		case 'runtime':
			return l10n.t('Runtime');
		case 'state':
			return l10n.t('State');
		case 'threadpool_info':
			return l10n.t('Thread Pool');
		case 'trace':
			return l10n.t('Trace');
		case 'unity':
			return l10n.t('Unity');
		default:
			return undefined;
	}
}
