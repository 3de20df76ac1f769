import type { JsonObject } from '../../../src/core/json.ts';

/** `GET /api/client-config/`: what a newer Sentry tells everybody of itself (sentry:src/sentry/web/client_config.py), in few fields. */
export const clientConfig: JsonObject = {
	customerDomain: null,
	singleOrganization: false,
	isSelfHosted: true,
	urlPrefix: '',
	version: { current: '25.11.0', latest: '25.11.0', build: '0a1b2c3d', upgradeAvailable: false },
	features: [],
	isAuthenticated: false,
	user: null,
	languageCode: 'en',
};
