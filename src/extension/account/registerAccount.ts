import * as vscode from 'vscode';
import { CulpritError } from '../../core/failure.ts';
import type { Commands } from '../commands.ts';
import { setContext } from '../contextKeys.ts';
import type { DiscoveryFeature } from '../discovery/discoverFeature.ts';
import type { Network } from '../net.ts';
import type { Account } from './account.ts';
import { showAccountStatus } from './accountStatus.ts';
import { AccountStore } from './accountStore.ts';
import { permissionsOf } from './permissions.ts';
import { Session } from './session.ts';
import type { SignInOptions } from './signIn.ts';
import type { SignedIn } from './signInWith.ts';

/** Accounts and the session that works with one of them: all that the other features see of signing in. */
export function registerAccount(
	context: vscode.ExtensionContext,
	commands: Commands,
	network: Network,
	discovery: DiscoveryFeature,
): Session {
	const accounts = new AccountStore(context.globalState, context.secrets);
	const session = new Session({
		accounts,
		workspaceState: context.workspaceState,
		globalState: context.globalState,
		connect: (account) => network.connect(account.origin, () => accounts.token(account), account),
	});
	const tellContext = (): void => {
		const { account } = session;
		setContext('culprit.signedIn', account !== undefined);
		setContext('culprit.mayWrite', account !== undefined && permissionsOf(account).write);
	};
	context.subscriptions.push(accounts, session, session.onDidChange(tellContext), showAccountStatus(session));
	tellContext();

	const forget = async (account: Account): Promise<void> => {
		await session.forget(account);
		await network.forget(account.id);
	};
	const options: SignInOptions = { accounts, connect: network.connect, discovery, forget };
	const features = () => import('./accountFeatures.ts');
	const enter = async ({ account, organizations }: SignedIn): Promise<void> => {
		const { askOrganization } = await features();
		// Asked before the account is used: the view would look for an organization by itself.
		const organization = account.organization ?? (await askOrganization(account, async () => organizations));
		await session.use(account, organization);
	};
	commands.register('culprit.signIn', async (argument) => {
		const { parseSignInArgument, signIn, signInWith } = await features();
		// Only a test passes a token: from a keybinding or another extension it could not be trusted.
		const given =
			context.extensionMode === vscode.ExtensionMode.Test ? parseSignInArgument(argument) : undefined;
		if (given) {
			const { signal } = new AbortController();
			const { account } = await signInWith(options, given.origin, given.token, signal);
			await session.use(account, given.organization);
			return;
		}
		const signedIn = await signIn(options, session.account?.origin);
		if (signedIn) {
			await enter(signedIn);
		}
	});
	const signOut = async (): Promise<void> => {
		const { account } = session;
		if (account) {
			await session.forget(account);
			await accounts.remove(account);
			await network.forget(account.id);
		}
	};
	commands.register('culprit.signOut', signOut);
	commands.register('culprit.switchAccount', async () => {
		const { chooseAccount, chooseOrganization, chooseScope, signIn } = await features();
		const account = await chooseAccount(accounts.list(), session.account);
		if (account === 'another') {
			const signedIn = await signIn(options);
			await (signedIn && enter(signedIn));
		} else if (account === 'organization') {
			await chooseScope(session);
		} else if (account === 'signOut') {
			await signOut();
		} else if (account) {
			await session.use(account);
			if (!session.scope) {
				await chooseOrganization(session);
			}
		}
	});
	commands.register('culprit.chooseOrganization', async () => (await features()).chooseScope(session));
	commands.register('culprit.openSentry', async () => {
		const { account } = session;
		if (!account) {
			throw new CulpritError('signedOut');
		}
		await vscode.env.openExternal(vscode.Uri.parse(account.origin, true));
	});
	if (context.extensionMode === vscode.ExtensionMode.Development && process.env['CULPRIT_SAMPLE_ORIGIN']) {
		void commands.run('sample account', async () => (await features()).useSampleAccount(options, session));
	}
	return session;
}
