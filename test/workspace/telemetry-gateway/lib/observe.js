'use strict';
const Sentry = require('@sentry/node');

/** Reads SENTRY_DSN, SENTRY_RELEASE and SENTRY_ENVIRONMENT. */
function startObserving() {
	Sentry.init({ sendDefaultPii: true, maxBreadcrumbs: 20 });
	Sentry.setTag('gateway', 'gw-1');
	Sentry.setUser({ id: '88', username: 'gateway' });
}

module.exports = { startObserving, Sentry };
