import type { Frame, ProcessingError } from '../../core/issue/event.ts';
import type { L10n } from '../../core/text/l10n.ts';

/** One sentence on why Sentry has no source for a frame of the app, as far as Sentry says. */
export function noSource(frame: Frame, errors: readonly ProcessingError[], l10n: L10n): string {
	const status = frame.symbolicatorStatus;
	if (status !== undefined && status !== 'symbolicated') {
		return statusText(status, l10n);
	}
	const error = errors.find(
		({ type, data }) => /^(?:js|native|proguard|il2cpp|dart)_/.test(type) && concerns(frame, data),
	);
	if (error) {
		return errorText(error, l10n);
	}
	if (frame.lineNo === undefined) {
		return l10n.t('The server sent no line for this frame.');
	}
	return l10n.t('The server sent no source for this frame.');
}

function concerns(frame: Frame, data: ProcessingError['data']): boolean {
	const url = data['url'] ?? data['source'] ?? data['image_path'];
	return (
		typeof url !== 'string' || url === frame.absPath || url === frame.origAbsPath || url === frame.package
	);
}

function statusText(status: string, l10n: L10n): string {
	switch (status) {
		case 'missing':
			return l10n.t('The debug information file of this module was not uploaded to Sentry.');
		case 'missing_symbol':
			return l10n.t('The debug information file of this module holds no symbol for this address.');
		case 'malformed':
			return l10n.t('The debug information file of this module cannot be read.');
		case 'unknown_image':
			return l10n.t('The address belongs to no module of the crash report.');
		default:
			return l10n.t('The symbolicator says: {0}.', status);
	}
}

/** Processing errors by type, in one sentence each: Sentry's own list of them is an open set. */
export function errorText({ type, message }: ProcessingError, l10n: L10n): string {
	switch (type) {
		case 'js_no_source':
			return l10n.t('No source was found for this file: no uploaded artifact bears its name.');
		case 'js_invalid_source':
			return l10n.t('The source file could not be read.');
		case 'js_invalid_sourcemap':
		case 'js_invalid_source_map':
			return l10n.t('The source map could not be read.');
		case 'js_missing_source':
		case 'js_missing_sources_content':
			return l10n.t('The source map does not hold the sources.');
		case 'js_scraping_disabled':
			return l10n.t('Fetching sources from the web is switched off for this project.');
		case 'native_missing_dsym':
			return l10n.t('A required debug information file is missing.');
		case 'native_missing_optionally_bundled_dsym':
			return l10n.t('An optional debug information file is missing.');
		case 'native_missing_system_dsym':
			return l10n.t("The operating system's debug information is missing.");
		case 'native_bad_dsym':
			return l10n.t('A debug information file is broken.');
		case 'proguard_missing_mapping':
			return l10n.t('The ProGuard mapping was not uploaded.');
		case 'proguard_missing_lineno':
			return l10n.t('The ProGuard mapping holds no line numbers.');
		case 'clock_drift':
			return l10n.t("The device's clock was wrong; Sentry corrected the times.");
		case 'past_timestamp':
			return l10n.t('The event was older than Sentry keeps events.');
		case 'future_timestamp':
			return l10n.t('The event claims to be from the future.');
		case 'invalid_data':
			return l10n.t('The SDK sent something that Sentry could not use.');
		case 'value_too_long':
			return l10n.t('A value was too long and was cut.');
		case 'too_large_for_cache':
			return l10n.t('The source file is too large.');
		case 'fetch_timeout':
		case 'fetch_too_large':
		case 'fetch_generic_error':
		case 'fetch_invalid_http_code':
			return l10n.t('The source could not be fetched.');
		default:
			return message ?? (type === 'unknown' ? '' : type);
	}
}
