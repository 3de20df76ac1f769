import * as vscode from 'vscode';
import { labelText } from '../../core/text/visibleText.ts';
import type { Organization } from '../../sentry/api.ts';
import { pick } from '../platform/pick.ts';
import { type Account, withRegions } from '../session/account.ts';
import { hostOf } from '../../core/text/hostOf.ts';
import type { Session } from '../session/session.ts';

/** Lets the user choose organization and projects of the active account. */
export async function chooseScope(session: Session): Promise<void> {
	const before = session.scope;
	const organization = await chooseOrganization(session);
	if (organization !== undefined) {
		await chooseProjects(session, organization, organization === before?.organization ? before.projects : []);
	}
}

/** The organization only, and without asking where there is one. Nothing when the user left. */
export async function chooseOrganization(session: Session): Promise<string | undefined> {
	const api = await session.api();
	const { account } = session;
	let organizations: readonly Organization[] = [];
	const organization =
		account &&
		(await askOrganization(account, async (signal) => {
			organizations = await api.organizations(signal);
			return organizations;
		}));
	if (organization === undefined || session.account?.id !== account?.id) {
		return undefined;
	}
	if (account && session.scope?.organization !== organization) {
		await session.choose(withRegions(account, organizations), organization, []);
	}
	return organization;
}

export async function askOrganization(
	{ origin }: Account,
	load: (signal: AbortSignal) => Promise<readonly Organization[]>,
): Promise<string | undefined> {
	const chosen = await pick<string>({
		title: vscode.l10n.t('Organization on {0}', hostOf(origin)),
		placeholder: vscode.l10n.t('Whose issues are shown in this workspace?'),
		takeOnly: true,
		load: async (signal) =>
			(await load(signal)).map(({ slug, name }) => ({
				label: labelText(name, 100),
				description: labelText(slug, 100),
				value: slug,
			})),
	});
	return chosen?.[0];
}

async function chooseProjects(
	session: Session,
	organization: string,
	before: readonly string[],
): Promise<void> {
	const api = await session.api();
	const { account } = session;
	const chosen = await pick<string>({
		title: vscode.l10n.t('Projects of {0}', organization),
		placeholder: vscode.l10n.t('Choose none to see all of them'),
		many: true,
		load: async (signal) =>
			(await api.projects(organization, signal)).flatMap(({ id, slug, name, platform }) =>
				id === undefined
					? []
					: [
							{
								label: labelText(name, 100),
								description: labelText(
									[slug, platform].filter((part) => part !== undefined).join(' · '),
									100,
								),
								picked: before.includes(id),
								value: id,
							},
						],
			),
	});
	if (chosen && account && session.account?.id === account.id) {
		await session.choose(account, organization, chosen);
	}
}
