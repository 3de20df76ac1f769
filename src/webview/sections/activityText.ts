import { actorName } from '../../core/issue/actorName.ts';
import type { Activity, Actor } from '../../core/issue/issue.ts';
import type { Json } from '../../core/json.ts';
import type { L10n } from '../../core/text/l10n.ts';
import { priorityInSentence } from '../../core/text/priorityText.ts';

/**
 * One activity as a sentence without its subject: "resolved it in release 1.2". Types are an open set. `known`: whom the
 * page knows by name, since an assignment tells an id and at most an email.
 */
export function activityText(
	{ type, data, user }: Activity,
	l10n: L10n,
	known: readonly Actor[] = [],
): string {
	const text = (key: string) => textOf(data[key]);
	switch (type) {
		case 'unknown':
			return '';
		case 'note':
			return l10n.t('commented');
		case 'set_resolved':
			return l10n.t('resolved it');
		case 'set_resolved_by_age':
			return l10n.t('resolved it because it was not seen any more');
		case 'set_resolved_in_release': {
			const version = text('version') ?? text('current_release_version');
			if (version !== undefined) {
				return l10n.t('resolved it in release {0}', version);
			}
			// Sentry's way to say the next one is a version without a name.
			return data['version'] === ''
				? l10n.t('resolved it in the next release')
				: l10n.t('resolved it in a release');
		}
		case 'set_resolved_in_commit':
			return l10n.t('resolved it in a commit');
		case 'set_resolved_in_pull_request':
			return l10n.t('resolved it in a pull request');
		case 'set_unresolved':
			return l10n.t('unresolved it');
		case 'set_ignored':
			return l10n.t('archived it');
		case 'set_public':
			return l10n.t('made it public');
		case 'set_private':
			return l10n.t('made it private');
		case 'set_regression': {
			const version = text('version');
			return version === undefined
				? l10n.t('marked it as a regression')
				: l10n.t('marked it as a regression in {0}', version);
		}
		case 'create_issue': {
			const [provider, title] = [text('provider'), text('title')];
			const where = provider ?? l10n.t('another tracker');
			return title === undefined
				? l10n.t('created an issue in {0}', where)
				: l10n.t('created an issue in {0}: {1}', where, title);
		}
		case 'first_seen':
			return l10n.t('saw it first');
		case 'assigned': {
			const id = text('assignee');
			const kind = data['assigneeType'] === 'team' ? 'team' : 'user';
			if (id !== undefined && kind === 'user' && user?.id === id) {
				return l10n.t('assigned it to themselves');
			}
			const found = known.find((actor) => actor.type === kind && actor.id === id);
			const name = found?.name ?? text('assigneeName') ?? text('assigneeEmail');
			if (name !== undefined) {
				return l10n.t('assigned it to {0}', actorName({ type: kind, name }));
			}
			return kind === 'team' ? l10n.t('assigned it to a team') : l10n.t('assigned it');
		}
		case 'unassigned':
			return l10n.t('unassigned it');
		case 'merge': {
			const { issues } = data;
			const count = Array.isArray(issues) ? issues.length : 0;
			return count === 0
				? l10n.t('merged issues into it')
				: count === 1
					? l10n.t('merged 1 issue into it')
					: l10n.t('merged {0} issues into it', count);
		}
		case 'unmerge_source':
		case 'unmerge_destination':
			return l10n.t('unmerged events');
		case 'reprocess':
			return l10n.t('reprocessed its events');
		case 'mark_reviewed':
			return l10n.t('reviewed it');
		case 'auto_set_ongoing':
			return l10n.t('set it to ongoing');
		case 'set_escalating':
			return l10n.t('set it to escalating');
		case 'set_priority': {
			const priority = text('priority');
			return priority === undefined
				? l10n.t('changed its priority')
				: l10n.t('set its priority to {0}', priorityInSentence(priority, l10n));
		}
		case 'deleted_attachment':
			return l10n.t('deleted an attachment');
		case 'referenced_in_commit':
			return l10n.t('referenced it in a commit');
		case 'release':
			return text('version') === undefined
				? l10n.t('made a release')
				: l10n.t('released {0}', text('version') ?? '');
		case 'deploy':
			return text('version') === undefined
				? l10n.t('deployed a release')
				: l10n.t('deployed {0}', text('version') ?? '');
		default:
			return type.replaceAll('_', ' ');
	}
}

function textOf(value: Json | undefined): string | undefined {
	return typeof value === 'string' && value !== ''
		? value
		: typeof value === 'number'
			? String(value)
			: undefined;
}
