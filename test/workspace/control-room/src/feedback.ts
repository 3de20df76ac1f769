import * as Sentry from '@sentry/browser';

/** What people tell us. */
export function showFeedback(kind: 'note' | 'form'): void {
	if (kind === 'note') {
		Sentry.captureMessage('Operator opened the help page twice', 'info');
		return;
	}
	Sentry.captureFeedback({
		name: 'Lea Marsh',
		email: 'lea.marsh@example.com',
		message: 'The pump page went blank when I pressed "Restart"',
	});
}
