import * as vscode from 'vscode';
import { CulpritError } from '../../core/failure.ts';
import type { Commands } from '../platform/commands.ts';
import { keepsOffline, onDidChangeSetting } from '../platform/config.ts';
import { setContext } from '../platform/contextKeys.ts';
import type { DiscoveryFeature } from './discovery/discoverFeature.ts';
import type { Network } from '../session/net.ts';
import type { Account } from '../session/account.ts';
import { showAccountStatus } from './accountStatus.ts';
import { AccountStore } from '../session/accountStore.ts';
import { permissionsOf } from '../session/permissions.ts';
import { Session } from '../session/session.ts';
import type { SignInOptions } from './signIn.ts';
import type { SignedIn } from '../session/signInWith.ts';
import { signOutOf } from './signOutOf.ts';

/** Accounts and the session that works with one of them: all that the other features see of signing in. */
export function registerAccount(
	context: vscode.ExtensionContext,
	commands: Commands,
	network: Network,
	discovery: DiscoveryFeature,
	log: Pick<vscode.LogOutputChannel, 'info'>,
): Session {
	const accounts = new AccountStore(context.globalState, context.secrets);
	const session = new Session({
		accounts,
		workspaceState: context.workspaceState,
		globalState: context.globalState,
		connect: async (account) => {
			void network.kept.sweep(() => accounts.list().map(({ id }) => id));
			return network.connect(account.origin, () => accounts.token(account), {
				account: () => account,
				regions: account.regions,
				server: account.server,
				learnt: accounts.learnOf(account),
			});
		},
	});
	const tellContext = (): void => {
		const { account } = session;
		setContext('culprit.signedIn', account !== undefined);
		setContext('culprit.mayWrite', account !== undefined && permissionsOf(account).write);
	};
	context.subscriptions.push(
		accounts,
		session,
		session.onDidChange(tellContext),
		accounts.onDidChangeToken((id) => void network.kept.leave(id)),
		onDidChangeSetting(['offline'], () => {
			if (!keepsOffline()) {
				void commands.run('culprit.offline', network.kept.clear);
			}
		}),
		showAccountStatus(session),
	);
	tellContext();
	// What the storage does not let go of now is tried again at the next start.
	void accounts
		.sweep()
		.then(() => session.sweep())
		.catch(() => {});

	const forget = async (account: Account): Promise<void> => {
		await session.forget(account);
		await network.kept.forget(account.id);
		// Out of reach is enough to go on; that it cannot be deleted is told beside.
		void commands.run('culprit.signIn', network.kept.clean);
	};
	const options: SignInOptions = { accounts, connect: network.connect, discovery, forget, log };
	const features = () => import('./accountFeatures.ts');
	const enter = async (signedIn: SignedIn): Promise<void> => {
		const { account, organizations } = signedIn;
		const { askOrganization } = await features();
		// Asked before the account is entered: the view would look for an organization by itself.
		const organization = account.organization ?? (await askOrganization(account, async () => organizations));
		await session.enter(signedIn, organization);
	};
	commands.register('culprit.signIn', async (argument) => {
		const { parseSignInArgument, signIn, signInWith } = await features();
		// Only a test passes a token: from a keybinding or another extension it could not be trusted.
		const given =
			context.extensionMode === vscode.ExtensionMode.Test ? parseSignInArgument(argument) : undefined;
		if (given) {
			const { signal } = new AbortController();
			await session.enter(await signInWith(options, given.origin, given.token, signal), given.organization);
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
			await signOutOf(account, { accounts, session, kept: network.kept });
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
