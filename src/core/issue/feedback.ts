import type { SentryEvent } from './event.ts';
import { objectIn, textIn } from '../json.ts';

/** What a person wrote, as the SDK's form sent it: the event of a feedback has it as a context. */
export interface Feedback {
	readonly message?: string;
	readonly name?: string;
	readonly email?: string;
	/** Where the person was. */
	readonly url?: string;
}

/** The fields of the context that are shown as the feedback itself. */
export const feedbackFields: ReadonlySet<string> = new Set(['message', 'name', 'contact_email', 'url']);

/** Sentry's number of the occurrences that are feedbacks. */
const feedbackType = 6001;

/**
 * Any event may have a context of that name: the occurrence or the `category` of its issue says that it is a feedback.
 * Where neither is told, a message does.
 */
export function feedbackOf(
	{ contexts, occurrence }: Pick<SentryEvent, 'contexts' | 'occurrence'>,
	category: string | undefined,
): Feedback | undefined {
	const context = objectIn(contexts, 'feedback');
	const [message, name, email, url] = ['message', 'name', 'contact_email', 'url'].map((field) =>
		textIn(context, field),
	);
	const feedback: Feedback = {
		...(message !== undefined && { message }),
		...(name !== undefined && { name }),
		...(email !== undefined && { email }),
		...(url !== undefined && { url }),
	};
	const type = occurrence?.['type'];
	const isTold = typeof type === 'number' || category !== undefined;
	const isFeedback = type === feedbackType || category === 'feedback' || (!isTold && message !== undefined);
	return isFeedback && Object.keys(feedback).length > 0 ? feedback : undefined;
}
