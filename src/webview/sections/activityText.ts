import type { Activity } from '../../core/issue.ts';
import type { Json } from '../../core/json.ts';
import type { L10n } from '../../core/l10n.ts';

/** One activity as a sentence without its subject: "resolved it in release 1.2". Types are an open set. */
export function activityText({ type, data }: Activity, l10n: L10n): string {
	const text = (key: string) => textOf(data[key]);
	switch (type) {
		case 'note':
			return l10n.t('commented');
		case 'set_resolved':
			return l10n.t('resolved it');
		case 'set_resolved_by_age':
			return l10n.t('resolved it because it was not seen any more');
		case 'set_resolved_in_release': {
			const version = text('version') ?? text('current_release_version');
			return version === undefined
				? l10n.t('resolved it in the next release')
				: l10n.t('resolved it in release {0}', version);
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
			return l10n.t('created an issue in {0}: {1}', provider ?? l10n.t('another tracker'), title ?? '');
		}
		case 'first_seen':
			return l10n.t('saw it first');
		case 'assigned': {
			const assignee = text('assigneeEmail') ?? text('assigneeName') ?? text('assignee');
			return assignee === undefined ? l10n.t('assigned it') : l10n.t('assigned it to {0}', assignee);
		}
		case 'unassigned':
			return l10n.t('unassigned it');
		case 'merge': {
			const { issues } = data;
			const count = Array.isArray(issues) ? issues.length : 0;
			return count === 1 ? l10n.t('merged 1 issue into it') : l10n.t('merged {0} issues into it', count);
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
				: l10n.t('set its priority to {0}', priority);
		}
		case 'deleted_attachment':
			return l10n.t('deleted an attachment');
		case 'referenced_in_commit':
			return l10n.t('referenced it in a commit');
		case 'release':
			return l10n.t('released {0}', text('version') ?? '');
		case 'deploy':
			return l10n.t('deployed {0}', text('version') ?? '');
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
