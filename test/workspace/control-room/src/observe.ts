import * as Sentry from '@sentry/browser';

/** What the page that serves us put into `window`. */
interface Settings {
	readonly dsn: string;
	readonly release: string;
	readonly environment: string;
}

export function startObserving(): void {
	const settings = (window as unknown as { settings: Settings }).settings;
	Sentry.init({ ...settings, sendDefaultPii: true, maxBreadcrumbs: 20 });
	Sentry.setUser({ id: '17', username: 'night.shift' });
	Sentry.setTag('desk', 'left');
}
