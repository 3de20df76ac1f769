/** A test, by its file below `test/` and its title as the file says it. */
export type TestName = readonly [file: string, title: string];

export interface SecurityCase {
	readonly number: number;
	/** What comes in. */
	readonly input: string;
	/** What must become of it. */
	readonly outcome: string;
	/** Shows that the attack would work on code that does not care. */
	readonly attack: readonly TestName[];
	readonly shown: readonly TestName[];
}

const restricted = 'e2e/restricted.e2e.ts';
const tokenLeak = 'e2e/tokenLeak.e2e.ts';

/** The cases that a design of 2026 listed, from incidents of other extensions (CVE-2023-36867, CVE-2024-7739, vscode#335112 …). */
export const securityCases: readonly SecurityCase[] = [
	{
		number: 1,
		input: 'Settings of a workspace name a host, proxy or certificate; also as nested objects',
		outcome: 'Ignored: only the user’s own values count, and nothing there names a server for the token',
		attack: [['host/settings.test.ts', 'decide no host, proxy or certificate, however they are written']],
		shown: [
			[restricted, 'even then nothing is sent before the user confirms that very origin'],
			['host/settings.test.ts', 'decide no host, proxy or certificate, however they are written'],
			['unit/project/manifest.test.ts', 'a workspace decides no host, proxy, certificate, path or pattern'],
			['host/discovery/discovery.test.ts', 'returns a server of the workspace only once it is confirmed'],
			[tokenLeak, 'it is offered where a file of the workspace names it, and used once that is confirmed'],
		],
	},
	{
		number: 2,
		input:
			'Hosts that look like another: sentry.io.evil.test, sentry.io@evil.test, %2e, dots, punycode, ports',
		outcome: 'The token belongs to an exact origin; user names in an address are refused',
		attack: [
			[
				'unit/sentry/origin.test.ts',
				'an unanchored look at the host, as others have shipped it, would let lookalikes in',
			],
		],
		shown: [
			[
				'unit/sentry/origin.test.ts',
				'the token of sentry.io goes to its regions, and to nothing that only looks like one',
			],
			['unit/sentry/origin.test.ts', '${JSON.stringify(text)} is refused as a server'],
			['unit/sentry/saas.test.ts', 'sentry.io: a region that is named elsewhere is not asked'],
			[
				'unit/sentry/saas.test.ts',
				'sentry.io: a place that is remembered elsewhere than on sentry.io gets no token',
			],
			[
				'unit/extension/account/serverOrigin.test.ts',
				'gives an origin that means itself, and is https or loopback, for any input',
			],
			[
				'unit/extension/account/accountStore.test.ts',
				'gives no token to another origin, however it is spelt',
			],
		],
	},
	{
		number: 3,
		input: 'http:// to a host that is not this computer',
		outcome: 'Refused',
		attack: [
			[
				'unit/sentry/origin.test.ts',
				'over plain http anybody on the way reads the token: that is why it is for loopback only',
			],
		],
		shown: [
			['unit/sentry/origin.test.ts', '${JSON.stringify(text)} is refused as a server'],
			['unit/extension/account/serverOrigin.test.ts', 'refuses ${text}: ${refusal}'],
		],
	},
	{
		number: 4,
		input: 'Redirects to another host, to http, to file:, in a loop, and over three hops',
		outcome: 'Never followed to another origin, never with the token; a loop ends',
		attack: [
			['unit/sentry/redirect.test.ts', 'what a redirect could leak: fetch itself would ask the other server'],
		],
		shown: [
			['unit/sentry/redirect.test.ts', '${status} to ${name} is not followed, and the token stays'],
			[
				'unit/sentry/redirect.test.ts',
				'three hops on the same origin are followed, a fourth and a loop are not',
			],
			['unit/sentry/redirect.test.ts', 'a redirected PUT is not sent again anywhere'],
			[
				'unit/sentry/fetchFallback.test.ts',
				'by the patched fetch, too: redirects stay, sizes and times are bounded, cancelling ends the request',
			],
			[tokenLeak, 'answers that lead elsewhere are not followed with it'],
		],
	},
	{
		number: 5,
		input: 'Link: <https://evil.test/…>; rel="next"',
		outcome: 'Only the cursor is taken; the address is the account’s',
		attack: [
			['unit/sentry/redirect.test.ts', 'the next page is asked of the account, whatever host its Link names'],
		],
		shown: [
			['unit/sentry/redirect.test.ts', 'the next page is asked of the account, whatever host its Link names'],
			[tokenLeak, 'answers that lead elsewhere are not followed with it'],
		],
	},
	{
		number: 6,
		input: 'A permalink of javascript:, data:, command:, vscode:, file:, or another host',
		outcome: 'Neither opened nor linked: a link of our own on the account’s origin instead',
		attack: [
			['unit/sentry/wire/fields.test.ts', 'taken as they are, some of these are addresses that do something'],
		],
		shown: [
			['unit/sentry/wire/fields.test.ts', 'the permalink ${JSON.stringify(permalink)} is none'],
			['unit/extension/panel/permalink.test.ts', 'builds its own instead of ${permalink}'],
			['page/hostile.test.ts', 'the permalink is text: the browser is opened by the host, on its own origin'],
		],
	},
	{
		number: 7,
		input:
			'Markup, scripts, templates, entities, U+2028, NUL, lone surrogates, bidi marks, a megabyte of text',
		outcome: 'Text, cut, with unseen characters named; no script runs, no report of the policy',
		attack: [['page/hostile.test.ts', 'put into a page as markup, without a policy, such texts run']],
		shown: [
			['page/hostile.test.ts', '${text} is text wherever it stands in ${event.platform}'],
			['page/hostile.test.ts', 'characters that are not seen, or move others, are marked'],
			['page/hostile.test.ts', 'a megabyte in every place is cut, with the way to see more'],
			['unit/core/panelHtml.test.ts', 'the title ${JSON.stringify(title)} stays text'],
			['unit/core/markup.test.ts', 'no text leaves its place, and the same text comes back'],
			['page/firstPaint.test.ts', 'whatever a text says, the document has the same elements, and that text'],
			['unit/core/visibleText.test.ts', 'gives well-formed, single-line, bounded text for any input'],
		],
	},
	{
		number: 8,
		input: 'A title with command links, images, backticks, icons or HTML in a Markdown tooltip',
		outcome: 'Literal text in a tooltip that is never trusted',
		attack: [
			['host/issues/tooltip.test.ts', 'lets nothing of the server be a link, an image, markup or an icon'],
		],
		shown: [
			['host/issues/tooltip.test.ts', 'lets nothing of the server be a link, an image, markup or an icon'],
			['unit/core/issueMarkdown.test.ts', 'leaves no character that Markdown would act on'],
			['unit/core/visibleText.test.ts', 'lets no text become a link, a command or an icon'],
		],
	},
	{
		number: 9,
		input: '$(sync~spin) in a label, a quick pick or the status bar',
		outcome: 'No icon',
		attack: [
			[
				'unit/extension/issues/issueText.test.ts',
				'lets no title draw an icon, break the line or turn the text around',
			],
		],
		shown: [
			[
				'unit/extension/issues/issueText.test.ts',
				'lets no title draw an icon, break the line or turn the text around',
			],
			['unit/core/visibleText.test.ts', 'lets no text become an icon'],
		],
	},
	{
		number: 10,
		input: 'A frame’s file as a path upwards, absolute, UNC, file:, encoded, with NUL, or through a symlink',
		outcome: 'Only files inside the workspace are opened',
		attack: [
			['host/source/line.test.ts', 'a path upwards, a glob and a line out of bounds would each do something'],
			['host/source/line.test.ts', 'follows no link out of the workspace'],
		],
		shown: [
			['host/source/line.test.ts', 'follows no link out of the workspace'],
			['host/source/line.test.ts', 'opens nothing for ${name}'],
			[
				'unit/core/source/hostile.test.ts',
				'no frame throws, and whatever is found is a file of the workspace',
			],
			['unit/core/source/hostile.test.ts', 'no path throws, and none keeps a way upwards'],
		],
	},
	{
		number: 11,
		input: 'A culprit or file name as a glob; 10 KB of it; 10,000 frames',
		outcome: 'A name is a name; searches are bounded and end when they are not wanted',
		attack: [
			['host/source/line.test.ts', 'a path upwards, a glob and a line out of bounds would each do something'],
		],
		shown: [
			['host/source/line.test.ts', 'opens nothing for ${name}'],
			['unit/core/source/hostile.test.ts', 'time grows with the text, not with its square'],
			['unit/sentry/wire/fields.test.ts', 'of too many frames the newest stay: the crash is last'],
		],
	},
	{
		number: 12,
		input: '100 KB of a.a.a., ((((, at at at, spaces: texts that make a pattern backtrack',
		outcome: 'Every pattern takes time in proportion to the text',
		attack: [
			['unit/core/source/hostile.test.ts', 'a careless pattern never comes to an end with such a text'],
		],
		shown: [['unit/core/source/hostile.test.ts', 'time grows with the text, not with its square']],
	},
	{
		number: 13,
		input: 'A line of −1, 0, 1e9, NaN or 2.5',
		outcome: 'Held to the document',
		attack: [
			['host/source/line.test.ts', 'a path upwards, a glob and a line out of bounds would each do something'],
		],
		shown: [['host/source/line.test.ts', 'clamps line ${line}']],
	},
	{
		number: 14,
		input: 'An issue id ../../users/me, 1/?x=, 1#, %2f, １, 1 CR LF X:, of 300 digits',
		outcome: 'Refused before anything is sent',
		attack: [['unit/sentry/apiPath.test.ts', 'put together by hand, an id would lead to another path']],
		shown: [
			['unit/sentry/apiPath.test.ts', '${JSON.stringify(id.slice(0, 20))} is no issue id'],
			['unit/sentry/apiPath.test.ts', 'whatever is put into it, a path stays the same path of one origin'],
			['unit/core/issueReference.test.ts', 'never hands on anything but an id, whatever it is given'],
			['unit/core/issueReference.test.ts', 'refuses ${JSON.stringify(text.slice(0, 60))}'],
		],
	},
	{
		number: 15,
		input: 'A token with line breaks, spaces, non-ASCII, "Bearer x", or nothing',
		outcome: 'Trimmed or refused; no header of its own',
		attack: [
			[
				'unit/sentry/secrets.test.ts',
				'a token with a line break would write a header of its own, if it were sent as it is',
			],
		],
		shown: [
			[
				'unit/sentry/secrets.test.ts',
				'${JSON.stringify(pasted.slice(0, 60))} is no token, and nothing is sent with it',
			],
			['unit/extension/account/tokenText.test.ts', 'never lets through what could end a header'],
		],
	},
	{
		number: 16,
		input: 'The token in logs, errors, pages, state, files, or the password of a proxy',
		outcome: 'Found nowhere but in the header of requests to its own origin',
		attack: [[tokenLeak, 'it is in no file: logs, settings, state, storage, profile, workspace']],
		shown: [
			['unit/sentry/secrets.test.ts', 'the token is in no URL, log line, error, kept file or printed client'],
			[tokenLeak, 'it is not in the window, a webview, its state or the console'],
			[tokenLeak, 'its own server got it in the header Authorization only'],
			[tokenLeak, 'no other server got anything'],
			[tokenLeak, 'it is in no file: logs, settings, state, storage, profile, workspace'],
		],
	},
	{
		number: 17,
		input: 'A page that says exec, `__proto__`, something huge, or speaks for another or a closed panel',
		outcome: 'Dropped; no command runs',
		attack: [['unit/core/rpc.test.ts', 'the method ${method} does not exist']],
		shown: [
			['unit/core/rpc.test.ts', 'the method ${method} does not exist'],
			[
				'unit/core/rpc.test.ts',
				'no message makes the host throw, call a method with what its check refuses, or tell a secret',
			],
			['unit/extension/panel/checks.test.ts', '${method} refuses ${JSON.stringify(argument).slice(0, 60)}'],
			['unit/extension/panel/checks.test.ts', 'never hands on the object that came'],
			['page/hostile.test.ts', 'an answer to nothing and messages of strangers change nothing'],
		],
	},
	{
		number: 18,
		input: 'vscode://…/login?token=…&host=evil',
		outcome: 'Nothing answers such addresses',
		attack: [['unit/project/security.test.ts', 'nothing outside of VS Code starts anything']],
		shown: [['unit/project/security.test.ts', 'nothing outside of VS Code starts anything']],
	},
	{
		number: 19,
		input: 'JSON of wrong types, null, huge, deep, doubled; HTML, nothing, half of it, a byte order mark',
		outcome: 'A failure with a name, or less of an item; tree and panel stay usable',
		attack: [
			['unit/sentry/wire/robustness.test.ts', 'taken as they are, these payloads break what comes after'],
		],
		shown: [
			[
				'unit/sentry/wire/robustness.test.ts',
				'${name} survives each field removed, null, or of another type',
			],
			[
				'unit/sentry/wire/robustness.test.ts',
				'${name} survives any three fields replaced by anything, huge and deep things among them',
			],
			[
				'unit/sentry/wire/robustness.test.ts',
				'${name} survives 10,000 levels and hostile keys in every field',
			],
			['unit/sentry/faults.test.ts', 'a server that fails so: ${name}'],
			['unit/sentry/body.test.ts', 'what is no answer of a Sentry server is told apart'],
		],
	},
	{
		number: 20,
		input:
			'A gzip bomb, an endless stream, a slow server, Retry-After of an hour, −1 or garbage, 401 for ever',
		outcome: 'Caps on size and time hold; nothing is sent in a pause; 401 is not tried again',
		attack: [['unit/sentry/body.test.ts', 'a bomb of 50 MB in 48 KB is not unpacked']],
		shown: [
			['unit/sentry/body.test.ts', 'a bomb of 50 MB in 48 KB is not unpacked'],
			['unit/sentry/body.test.ts', 'a stream without end is cut off at the cap'],
			[
				'unit/sentry/body.test.ts',
				'a head that never comes, a body that stops, and one that drips for ever all time out',
			],
			['unit/sentry/rateLimit.test.ts', '429 with ${JSON.stringify(headers)} is a pause of ${wait} s'],
			['unit/sentry/requester.test.ts', 'a long pause fails at once, and nothing is sent until it ends'],
			['unit/sentry/requester.test.ts', '${status} is not tried again'],
		],
	},
	{
		number: 21,
		input: 'A certificate that is self-signed, expired, of another host',
		outcome: 'A failure that says which; never accepted by itself',
		attack: [
			[
				'unit/sentry/certificates.test.ts',
				'a certificate of an authority that nobody named is refused before the token is sent',
			],
		],
		shown: [
			[
				'unit/sentry/certificates.test.ts',
				'a certificate of an authority that nobody named is refused before the token is sent',
			],
			['unit/sentry/certificates.test.ts', 'a trusted authority does not excuse another host or an old date'],
			[
				'unit/sentry/proxy.test.ts',
				'http.proxyStrictSSL off accepts the certificate of the proxy, never that of the server',
			],
		],
	},
	{
		number: 22,
		input: 'Restricted Mode',
		outcome: 'Nothing of the workspace is used, the view says so, the user’s own account works',
		attack: [
			[
				restricted,
				'once the workspace is trusted, all of it would be there: it was Restricted Mode that kept it out',
			],
			['host/discovery/discovery.test.ts', 'uses nothing of the workspace in Restricted Mode'],
		],
		shown: [
			[restricted, 'the view says what Restricted Mode means'],
			[restricted, 'signing in offers nothing that the workspace names'],
			[restricted, 'the user’s own account works, with the user’s own query, and nothing else is asked'],
			['host/discovery/discovery.test.ts', 'uses nothing of the workspace in Restricted Mode'],
			['unit/project/manifest.test.ts', 'what a workspace may set, it sets only once it is trusted'],
		],
	},
	{
		number: 23,
		input: 'The state of a panel that somebody changed',
		outcome: 'Checked as an id is',
		attack: [['unit/sentry/apiPath.test.ts', 'put together by hand, an id would lead to another path']],
		shown: [
			[
				'unit/extension/panel/parsePanelState.test.ts',
				'takes nothing that could be more than the name of an issue, whatever comes',
			],
			['unit/extension/panel/parsePanelState.test.ts', 'refuses ${JSON.stringify(tampered)?.slice(0, 90)}'],
			['page/keep.test.ts', 'state that somebody tampered with is left alone'],
		],
	},
	{
		number: 24,
		input: 'Issue text that speaks to a language model: "ignore previous …"',
		outcome: 'No tool hands it to one; what is copied for one is fenced and named as untrusted data',
		attack: [
			['unit/core/issueMarkdown.test.ts', 'lets no text of the event out of its block, or act in a heading'],
		],
		shown: [
			['unit/project/security.test.ts', 'nothing outside of VS Code starts anything'],
			['unit/core/issueMarkdown.test.ts', 'lets no text of the event out of its block, or act in a heading'],
			['unit/core/issueMarkdown.test.ts', 'can be ended by nothing that is in it'],
		],
	},
	{
		number: 25,
		input: '=HYPERLINK() in what is copied',
		outcome: 'Text to a spreadsheet; literal in Markdown',
		attack: [
			[
				'unit/core/copiedTitle.test.ts',
				'${JSON.stringify(title)} is copied as text: as it is, it would be a formula',
			],
		],
		shown: [
			[
				'unit/core/copiedTitle.test.ts',
				'${JSON.stringify(title)} is copied as text: as it is, it would be a formula',
			],
			['unit/core/issueMarkdown.test.ts', 'leaves no character that Markdown would act on'],
		],
	},
];
