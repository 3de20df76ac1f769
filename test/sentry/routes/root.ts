import { userAnswer } from '../answers/person.ts';
import { notFound, ok, refusal } from '../http/reply.ts';
import type { Call, Route } from '../http/route.ts';

/** Who am I, and where is my data. */
export const rootRoutes: readonly Route[] = [
	{ method: 'GET', path: '/api/0/', scopes: [], answer: whoAmI },
	{ method: 'GET', path: '/api/0/auth/', scopes: [], answer: authUser },
	{ method: 'GET', path: '/api/0/users/me/', scopes: [], answer: authUser },
	{ method: 'GET', path: '/api/0/users/me/regions/', scopes: [], modes: ['sentry'], answer: regions },
];

function whoAmI(call: Call) {
	const person = personOf(call);
	return ok({
		version: '0',
		auth: { scopes: call.token.scopes },
		user: person ? userAnswer(person) : null,
	});
}

function authUser(call: Call) {
	const person = personOf(call);
	if (!person) {
		throw refusal(401, 'Authentication credentials were not provided.');
	}
	return ok(userAnswer(person));
}

/** Only sentry.io's control silo knows regions; a user's token is needed. */
function regions(call: Call) {
	const origins = Object.entries(call.regionOrigins);
	if (origins.length === 0 || call.region !== undefined) {
		throw notFound();
	}
	if (call.token.userId === undefined) {
		throw refusal(403, 'You do not have permission to perform this action.');
	}
	return ok({ regions: origins.map(([name, url]) => ({ name, url })) });
}

function personOf({ world, token }: Call) {
	return token.userId === undefined ? undefined : world.person(token.userId);
}
