import type { FailureFacts, FailureReason, Said } from '../failure.ts';
import type { L10n } from './l10n.ts';

type NetworkReason = Extract<
	FailureReason,
	'unreachable' | 'timeout' | 'certificate' | 'proxy' | 'redirected' | 'notSentry'
>;

/** What to read when no Sentry server answered. */
export function networkMessage(reason: NetworkReason, facts: FailureFacts, host: string, l10n: L10n): Said {
	switch (reason) {
		case 'unreachable':
			return unreachable(facts.code, host, l10n);
		case 'timeout':
			return {
				message: l10n.t('{0} did not answer in time.', host),
				remedy: noConnection.has(facts.code ?? '')
					? l10n.t('Check the address, your network and VPN, and http.proxy.')
					: l10n.t('Try again; a narrower query is answered sooner.'),
				action: 'retry',
			};
		case 'certificate':
			return certificate(facts.code, host, l10n);
		case 'proxy':
			return proxy(facts.code, host, l10n);
		case 'redirected':
			return redirected(facts, host, l10n);
		case 'notSentry':
			if (facts.code === 'bugsink') {
				return {
					message: l10n.t(
						'{0} is Bugsink: it takes the events of Sentry’s SDKs, but has no API to read issues.',
						host,
					),
					remedy: l10n.t('Look at its issues in a browser, or sign in to a Sentry or GlitchTip server.'),
					action: 'signIn',
				};
			}
			return facts.code?.startsWith('HPE_')
				? {
						message: l10n.t('{0} does not speak HTTP on this port.', host),
						remedy: l10n.t('Check the address and port.'),
						action: 'signIn',
					}
				: {
						message: l10n.t("{0} answered with a web page, not Sentry's API.", host),
						remedy: l10n.t('Check the server address, and whether a login page or proxy stands before it.'),
						action: 'signIn',
					};
	}
}

/** Nobody was there to answer. */
const noConnection: ReadonlySet<string> = new Set([
	'UND_ERR_CONNECT_TIMEOUT',
	'ETIMEDOUT',
	'ESOCKETTIMEDOUT',
]);

function unreachable(code: string | undefined, host: string, l10n: L10n): Said {
	const action = 'retry';
	switch (code ?? '') {
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
		case 'EAI_FAIL':
			return {
				message: l10n.t('The name {0} cannot be found.', host),
				remedy: l10n.t('Check the address, your network and VPN, and http.proxy.'),
				action,
			};
		case 'ECONNREFUSED':
			return {
				message: l10n.t('{0} refuses connections.', host),
				remedy: l10n.t('Check the address and port, and that the server runs.'),
				action,
			};
		case 'EPROTO':
		case 'ERR_SSL_WRONG_VERSION_NUMBER':
		case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
			return {
				message: l10n.t('{0} does not speak TLS on this port.', host),
				remedy: l10n.t('Check the address and port.'),
				action,
			};
		default:
			return {
				message: l10n.t('The connection to {0} failed.', host),
				remedy: l10n.t('Check your network and VPN, then try again.'),
				action,
			};
	}
}

/** The code is the proxy's status, or why it cannot be reached. */
function proxy(code: string | undefined, host: string, l10n: L10n): Said {
	const action = 'openSettings';
	if (code === '407') {
		return {
			message: l10n.t('The proxy wants a user name and password.'),
			remedy: l10n.t(
				'Set http.proxy with both, or http.proxyAuthorization, or set culprit.network.transport to vscode.',
			),
			action,
		};
	}
	if (code && /^\d{3}$/.test(code)) {
		return {
			message: l10n.t('The proxy refused the connection to {0} (status {1}).', host, code),
			remedy: l10n.t('Check http.proxy and http.noProxy, or ask who runs the proxy.'),
			action,
		};
	}
	if (code && /CERT|SIGNATURE|ISSUER|_CA$/.test(code)) {
		return {
			message: l10n.t('The certificate of the proxy cannot be verified ({0}).', code),
			remedy: l10n.t("If it is your company's, name its PEM file in culprit.caFile."),
			action,
		};
	}
	return {
		message: l10n.t('The proxy on the way to {0} cannot be reached.', host),
		remedy: l10n.t('Check http.proxy, your network and VPN.'),
		action,
	};
}

/** `detail` is the origin that the server named; without it, the same server. */
function redirected({ detail: to, code }: FailureFacts, host: string, l10n: L10n): Said {
	if (to === undefined && code === 'resource-moved') {
		return {
			message: l10n.t('The project was renamed.'),
			remedy: l10n.t('Choose the organization and the projects anew.'),
			action: 'chooseOrganization',
		};
	}
	return to
		? {
				message: l10n.t('{0} redirects to {1}. The token was not sent there.', host, to),
				remedy: l10n.t('If your Sentry has moved, sign in with its new address.'),
				action: 'signIn',
			}
		: {
				message: l10n.t('{0} redirects in a way that cannot be followed.', host),
				remedy: l10n.t('Check the server address, and whether a login page or proxy stands before it.'),
				action: 'signIn',
			};
}

/** Codes of OpenSSL and Node: docs of `openssl verify`, and `tls.checkServerIdentity`. */
function certificate(code: string | undefined, host: string, l10n: L10n): Said {
	const caFile = l10n.t('If you trust it, name its PEM file in culprit.caFile.');
	switch (code ?? '') {
		case 'DEPTH_ZERO_SELF_SIGNED_CERT':
			return {
				message: l10n.t('The certificate of {0} is self-signed.', host),
				remedy: caFile,
				action: 'openSettings',
			};
		case 'SELF_SIGNED_CERT_IN_CHAIN':
		case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
		case 'UNABLE_TO_GET_ISSUER_CERT':
		case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
		case 'CERT_UNTRUSTED':
		case 'INVALID_CA':
			return {
				message: l10n.t(
					'The certificate of {0} was issued by an authority that this computer does not know.',
					host,
				),
				remedy: l10n.t("If it is your company's, name its PEM file in culprit.caFile."),
				action: 'openSettings',
			};
		case 'CERT_HAS_EXPIRED':
			return {
				message: l10n.t('The certificate of {0} has expired.', host),
				remedy: l10n.t('Whoever runs the server must renew it. Check the clock of this computer too.'),
				action: 'retry',
			};
		case 'CERT_NOT_YET_VALID':
			return {
				message: l10n.t('The certificate of {0} is not valid yet.', host),
				remedy: l10n.t('Check the clock of this computer.'),
				action: 'retry',
			};
		case 'ERR_TLS_CERT_ALTNAME_INVALID':
		case 'HOSTNAME_MISMATCH':
			return {
				message: l10n.t('The certificate that {0} shows is for another host.', host),
				remedy: l10n.t('Check the server address; the connection may be tampered with.'),
				action: 'signIn',
			};
		case 'CERT_REVOKED':
			return {
				message: l10n.t('The certificate of {0} was revoked.', host),
				remedy: l10n.t('Do not trust it; ask who runs the server.'),
				action: 'showLog',
			};
		case 'UNCHECKED':
			return {
				message: l10n.t(
					"NODE_TLS_REJECT_UNAUTHORIZED is 0, so VS Code's fetch would not check the certificate of {0}.",
					host,
				),
				remedy: l10n.t(
					'Nothing was sent. Start VS Code without that variable, or set culprit.network.transport to auto.',
				),
				action: 'openSettings',
			};
		case 'CA_FILE':
			return {
				message: l10n.t('The file in culprit.caFile cannot be read as PEM certificates.'),
				remedy: l10n.t('Correct the setting.'),
				action: 'openSettings',
			};
		default:
			return {
				message: l10n.t('The certificate of {0} cannot be verified ({1}).', host, code ?? 'unknown'),
				remedy: l10n.t('Ask who runs the server; the log has the details.'),
				action: 'showLog',
			};
	}
}
