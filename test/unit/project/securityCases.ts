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

const listing = 'unit/extension/source/listWithGit.test.ts';
const clone = 'unit/extension/source/clone.test.ts';
const history = 'unit/extension/source/fileHistory.test.ts';
const repository = 'host/source/repository.test.ts';
const twoAccounts = 'host/list/twoAccounts.test.ts';
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
			[
				'host/signIn/discovery/discovery.test.ts',
				'returns a server of the workspace only once it is confirmed',
			],
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
				'unit/extension/session/serverOrigin.test.ts',
				'gives an origin that means itself, and is https or loopback, for any input',
			],
			[
				'unit/extension/session/accountStore.test.ts',
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
			['unit/extension/session/serverOrigin.test.ts', 'refuses ${text}: ${refusal}'],
		],
	},
	{
		number: 4,
		input: 'Redirects to another host, to http, to file:, in a loop, and over three hops',
		outcome: 'Never followed to another origin, never with the token; a loop ends',
		attack: [
			[
				'unit/sentry/transport/redirect.test.ts',
				'what a redirect could leak: fetch itself would ask the other server',
			],
		],
		shown: [
			['unit/sentry/transport/redirect.test.ts', '${status} to ${name} is not followed, and the token stays'],
			[
				'unit/sentry/transport/redirect.test.ts',
				'three hops on the same origin are followed, a fourth and a loop are not',
			],
			['unit/sentry/transport/redirect.test.ts', 'a redirected PUT is not sent again anywhere'],
			[
				'unit/sentry/transport/fetchFallback.test.ts',
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
			[
				'unit/sentry/transport/redirect.test.ts',
				'the next page is asked of the account, whatever host its Link names',
			],
		],
		shown: [
			[
				'unit/sentry/transport/redirect.test.ts',
				'the next page is asked of the account, whatever host its Link names',
			],
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
			['unit/core/panel/panelHtml.test.ts', 'the title ${JSON.stringify(title)} stays text'],
			['unit/core/panel/markup.test.ts', 'no text leaves its place, and the same text comes back'],
			['page/firstPaint.test.ts', 'whatever a text says, the document has the same elements, and that text'],
			['unit/core/text/visibleText.test.ts', 'gives well-formed, single-line, bounded text for any input'],
		],
	},
	{
		number: 8,
		input: 'A title with command links, images, backticks, icons or HTML in a Markdown tooltip',
		outcome: 'Literal text in a tooltip that is never trusted',
		attack: [
			['host/list/tooltip.test.ts', 'lets nothing of the server be a link, an image, markup or an icon'],
		],
		shown: [
			['host/list/tooltip.test.ts', 'lets nothing of the server be a link, an image, markup or an icon'],
			['unit/core/panel/issueMarkdown.test.ts', 'leaves no character that Markdown would act on'],
			['unit/core/text/visibleText.test.ts', 'lets no text become a link, a command or an icon'],
		],
	},
	{
		number: 9,
		input: '$(sync~spin) in a label, a quick pick or the status bar',
		outcome: 'No icon',
		attack: [
			[
				'unit/extension/list/text/issueText.test.ts',
				'lets no title draw an icon, break the line or turn the text around',
			],
		],
		shown: [
			[
				'unit/extension/list/text/issueText.test.ts',
				'lets no title draw an icon, break the line or turn the text around',
			],
			['unit/core/text/visibleText.test.ts', 'lets no text become an icon'],
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
		attack: [
			['unit/sentry/request/apiPath.test.ts', 'put together by hand, an id would lead to another path'],
		],
		shown: [
			['unit/sentry/request/apiPath.test.ts', '${JSON.stringify(id.slice(0, 20))} is no issue id'],
			[
				'unit/sentry/request/apiPath.test.ts',
				'whatever is put into it, a path stays the same path of one origin',
			],
			['unit/core/issue/issueReference.test.ts', 'never hands on anything but an id, whatever it is given'],
			['unit/core/issue/issueReference.test.ts', 'refuses ${JSON.stringify(text.slice(0, 60))}'],
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
			['unit/extension/session/tokenText.test.ts', 'never lets through what could end a header'],
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
		attack: [['unit/core/panel/rpc.test.ts', 'the method ${method} does not exist']],
		shown: [
			['unit/core/panel/rpc.test.ts', 'the method ${method} does not exist'],
			[
				'unit/core/panel/rpc.test.ts',
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
			['unit/sentry/transport/body.test.ts', 'what is no answer of a Sentry server is told apart'],
		],
	},
	{
		number: 20,
		input:
			'A gzip bomb, an endless stream, a slow server, Retry-After of an hour, −1 or garbage, 401 for ever',
		outcome: 'Caps on size and time hold; nothing is sent in a pause; 401 is not tried again',
		attack: [['unit/sentry/transport/body.test.ts', 'a bomb of 50 MB in 48 KB is not unpacked']],
		shown: [
			['unit/sentry/transport/body.test.ts', 'a bomb of 50 MB in 48 KB is not unpacked'],
			['unit/sentry/transport/body.test.ts', 'a stream without end is cut off at the cap'],
			[
				'unit/sentry/transport/body.test.ts',
				'a head that never comes, a body that stops, and one that drips for ever all time out',
			],
			[
				'unit/sentry/request/rateLimit.test.ts',
				'429 with ${JSON.stringify(headers)} is a pause of ${wait} s',
			],
			[
				'unit/sentry/request/requester.test.ts',
				'a long pause fails at once, and nothing is sent until it ends',
			],
			['unit/sentry/request/requester.test.ts', '${status} is not tried again'],
		],
	},
	{
		number: 21,
		input: 'A certificate that is self-signed, expired, of another host',
		outcome: 'A failure that says which; never accepted by itself',
		attack: [
			[
				'unit/sentry/transport/certificates.test.ts',
				'a certificate of an authority that nobody named is refused before the token is sent',
			],
		],
		shown: [
			[
				'unit/sentry/transport/certificates.test.ts',
				'a certificate of an authority that nobody named is refused before the token is sent',
			],
			[
				'unit/sentry/transport/certificates.test.ts',
				'a trusted authority does not excuse another host or an old date',
			],
			[
				'unit/sentry/transport/proxy.test.ts',
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
			['host/signIn/discovery/discovery.test.ts', 'uses nothing of the workspace in Restricted Mode'],
		],
		shown: [
			[restricted, 'the view says what Restricted Mode means'],
			[restricted, 'signing in offers nothing that the workspace names'],
			[restricted, 'the user’s own account works, with the user’s own query, and nothing else is asked'],
			['host/signIn/discovery/discovery.test.ts', 'uses nothing of the workspace in Restricted Mode'],
			['unit/project/manifest.test.ts', 'what a workspace may set, it sets only once it is trusted'],
		],
	},
	{
		number: 23,
		input: 'The state of a panel that somebody changed',
		outcome: 'Checked as an id is',
		attack: [
			['unit/sentry/request/apiPath.test.ts', 'put together by hand, an id would lead to another path'],
		],
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
			[
				'unit/core/panel/issueMarkdown.test.ts',
				'lets no text of the event out of its block, or act in a heading',
			],
		],
		shown: [
			['unit/project/security.test.ts', 'nothing outside of VS Code starts anything'],
			[
				'unit/core/panel/issueMarkdown.test.ts',
				'lets no text of the event out of its block, or act in a heading',
			],
			['unit/core/panel/issueMarkdown.test.ts', 'can be ended by nothing that is in it'],
		],
	},
	{
		number: 25,
		input: '=HYPERLINK() in what is copied',
		outcome: 'Text to a spreadsheet; literal in Markdown',
		attack: [
			[
				'unit/core/text/copiedTitle.test.ts',
				'${JSON.stringify(title)} is copied as text: as it is, it would be a formula',
			],
		],
		shown: [
			[
				'unit/core/text/copiedTitle.test.ts',
				'${JSON.stringify(title)} is copied as text: as it is, it would be a formula',
			],
			['unit/core/panel/issueMarkdown.test.ts', 'leaves no character that Markdown would act on'],
		],
	},
	{
		number: 26,
		input:
			'A link or hard link in the workspace to a file with the user’s token, beside a server that the workspace names',
		outcome:
			'Whose a file is, is told by where it really is: the user’s own token is paired with no server of a workspace, and the dialog says whose token goes where',
		attack: [
			['host/signIn/discovery/discovery.test.ts', 'takes nothing for the workspace’s that is behind ${what}'],
			['unit/core/discovery/findings.test.ts', 'merges nothing of the user’s own into what a workspace says'],
		],
		shown: [
			['host/signIn/discovery/discovery.test.ts', 'takes nothing for the workspace’s that is behind ${what}'],
			['host/signIn/discovery/discovery.test.ts', 'knows the home folder’s file by any of its names'],
			[
				'host/signIn/discovery/discovery.test.ts',
				'gives a file with a second name no server but the one beside it',
			],
			[
				'host/signIn/discovery/discovery.test.ts',
				'gives a file above the workspace no server but the one beside it',
			],
			[
				'host/signIn/discovery/discovery.test.ts',
				'takes the user’s own token for the user’s, wherever else it stands',
			],
			['host/signIn/discovery/discovery.test.ts', 'lets no workspace make the user’s own server its own'],
			[
				'host/signIn/discovery/discovery.test.ts',
				'follows links that stay in the workspace, also from one of its folders to another',
			],
			['host/signIn/discovery/discovery.test.ts', 'says `~` of nothing but the home folder'],
			[
				'host/signIn/discovery/discovery.test.ts',
				'finds no project of the workspace behind a link out of it',
			],
			['host/signIn/discovery/discovery.test.ts', 'reads virtual files, but through no link'],
			['host/source/otherWays.test.ts', 'follows no link to a source map that is not the workspace’s'],
			['unit/core/discovery/findings.test.ts', 'merges nothing of the user’s own into what a workspace says'],
			[
				'unit/core/discovery/suggest.test.ts',
				'gives a token that may be the user’s own no server but the one beside it',
			],
			['unit/core/discovery/suggest.test.ts', 'says whose ${what} is'],
			[tokenLeak, 'the token of the home folder is offered as the user’s own, for sentry.io'],
			[tokenLeak, 'the server of the workspace gets none: the dialog says who named it'],
		],
	},
	{
		number: 27,
		input: 'Undo, Try Again, an open question or a panel in front, after the window went to another account',
		outcome:
			'What was begun with an account and organization stays there and ends with the account: another server’s issue of the same id is not touched',
		attack: [
			[twoAccounts, 'have the same slug and the same ids'],
			[twoAccounts, 'Undo takes back what was done where it was done'],
		],
		shown: [
			[twoAccounts, 'Undo takes back what was done where it was done'],
			[twoAccounts, 'so does the command, within its ten seconds'],
			[twoAccounts, 'also in another organization of one account'],
			[twoAccounts, 'Try Again makes the change where it was meant'],
			[twoAccounts, 'Try Again of an Undo, too'],
			[twoAccounts, 'what was asked for one account is not done with the other'],
			[twoAccounts, 'a question that failed asks the same account again'],
			[twoAccounts, 'a change that is under way is laid over no other account’s issue'],
			[twoAccounts, 'after signing out nothing is taken back or tried again, and it is said why'],
			[twoAccounts, 'signing in to it again brings none of that back'],
			[
				'host/accounts.test.ts',
				'changes the issue of the panel in front, and none that has its id on the other server',
			],
			['unit/extension/session/session.test.ts', 'makes no client for an account that was signed out'],
			[
				'unit/extension/session/accountMemory.test.ts',
				'ends all that is remembered of an account with it, and nothing of another',
			],
			[
				'unit/extension/session/knownByPlace.test.ts',
				'lays an edit over the issue of its own account and organization only',
			],
			['unit/extension/session/knownByPlace.test.ts', 'forgets the edits of an account that is signed out'],
		],
	},
	{
		number: 28,
		input: '24 KB of gzip that are an event of six million frames; 18 MB of names, of brackets, of variables',
		outcome:
			'Refused before it is parsed, or cut to one budget for the whole event, and the page says what is not shown',
		attack: [
			[
				'unit/sentry/hostileEvent.test.ts',
				'with a bound on each list alone, 24 KB of gzip are an event of six million frames',
			],
		],
		shown: [
			['unit/sentry/hostileEvent.test.ts', 'an event of 20 MB is refused, whatever is in it'],
			[
				'unit/sentry/hostileEvent.test.ts',
				'an event of fewer bytes is refused before it is parsed when it has too many values or levels',
			],
			[
				'unit/sentry/hostileEvent.test.ts',
				'the largest event that is read at all, ${name}, is within the budget, and so is what the page is sent',
			],
			[
				'unit/sentry/hostileEvent.test.ts',
				'frames over the budget are counted, and the newest of each stack are there',
			],
			['unit/sentry/hostileEvent.test.ts', 'an error of the server is told whatever its body holds'],
			[
				'unit/sentry/transport/readJson.test.ts',
				'as many values and levels as the caps say are read, and not one more',
			],
			[
				'unit/sentry/wire/eventBudget.test.ts',
				'of too many frames each stack keeps its newest, as many as the others; those before source maps go first',
			],
			[
				'unit/sentry/wire/eventBudget.test.ts',
				'of too many values the newest frames have theirs, and of the fields the smallest are whole',
			],
			[
				'page/hostile.test.ts',
				'what is not on the page, since it was too much, is said, with the way to all of it',
			],
		],
	},
	{
		number: 29,
		input: 'NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment of VS Code',
		outcome:
			'Certificates are checked all the same; the patched fetch, which would not, is not used for https',
		attack: [
			[
				'unit/sentry/transport/unchecked.test.ts',
				'fetch sends the token to anybody while NODE_TLS_REJECT_UNAUTHORIZED is 0',
			],
		],
		shown: [
			[
				'unit/sentry/transport/unchecked.test.ts',
				'with NODE_TLS_REJECT_UNAUTHORIZED=0 a certificate is checked all the same, and the log says so',
			],
			[
				'unit/sentry/transport/unchecked.test.ts',
				'with NODE_TLS_REJECT_UNAUTHORIZED=0 a certificate is checked behind a proxy and behind an https proxy, whose own is, too',
			],
			[
				'unit/sentry/transport/unchecked.test.ts',
				'while NODE_TLS_REJECT_UNAUTHORIZED is 0 the patched fetch is no way round a check, whatever failed before',
			],
			[
				'unit/sentry/transport/unchecked.test.ts',
				'where only the patched fetch got through, it is left once NODE_TLS_REJECT_UNAUTHORIZED is 0',
			],
			[
				'unit/sentry/transport/unchecked.test.ts',
				'culprit.network.transport vscode refuses https while NODE_TLS_REJECT_UNAUTHORIZED is 0, and says why',
			],
		],
	},
	{
		number: 30,
		input:
			'A title, culprit, release or name that speaks to a language model, hides words, or ends its block, in what is copied as Markdown',
		outcome:
			'A warning comes first; all that came from outside is in blocks, masked, with what is hidden shown',
		attack: [
			[
				'unit/core/panel/copiedForAssistant.test.ts',
				'a title and a name in a heading would speak before any warning, and an event would link',
			],
		],
		shown: [
			[
				'unit/core/panel/copiedForAssistant.test.ts',
				'to ${name} all that came from outside is code, with an event and without',
			],
			[
				'unit/core/panel/copiedForAssistant.test.ts',
				'starts with the warning, also without an event, and it is of all the blocks',
			],
			['unit/core/panel/copiedForAssistant.test.ts', 'masks secrets in title, culprit, release and names'],
			['unit/core/panel/copiedForAssistant.test.ts', 'shows what is hidden, in every block'],
			[
				'unit/core/panel/copiedForAssistant.test.ts',
				'keeps each fact on its line, so that none can fake another',
			],
			[
				'unit/core/panel/copiedForAssistant.test.ts',
				'links the issue only by a plain address: words in it stand in the block',
			],
			['unit/core/text/invisible.test.ts', '${name}: each is named, in text and on the page'],
			['host/list/list.test.ts', 'copies id, short id, link, title and Markdown, of one row or of several'],
			[
				'host/issues.test.ts',
				'copies the whole issue as Markdown, its frames with the lines of this workspace',
			],
		],
	},
	{
		number: 31,
		input:
			'Secrets as options, in JSON in JSON, XML, SQL, commands, encoded addresses, pairs, lists, webhooks, reset links; cards',
		outcome: 'Masked wherever events are shown or copied; 200 ordinary lines stay as they are',
		attack: [
			['unit/core/issue/secretSpellings.test.ts', 'as ${name} is masked, whatever it is, and nothing else'],
		],
		shown: [
			['unit/core/issue/secretSpellings.test.ts', 'as ${name} is masked, whatever it is, and nothing else'],
			['unit/core/issue/secretSpellings.test.ts', 'of ${name} is masked by its look'],
			['unit/core/issue/secretSpellings.test.ts', '${name} is masked in a value'],
			['unit/core/issue/secretSpellings.test.ts', 'is left as it is: 200 ordinary lines'],
			[
				'unit/core/issue/secretSpellings.test.ts',
				'takes linear time on 400,000 characters of ${JSON.stringify(unit)}',
			],
			[
				'unit/webview/masking.test.ts',
				'a value is named by what stands before or beside it, however that is spelt',
			],
		],
	},
	{
		number: 32,
		input:
			'Signing out while another window writes its cache; a full disk; a crash; files that cannot be deleted',
		outcome:
			'The token goes first, then every file, also what the other window wrote meanwhile; what stays is told with its folder; orphans go when Culprit is next used',
		attack: [
			[
				'unit/extension/twoWindows.test.ts',
				'two windows that write side by side leave no file beyond the bounds',
			],
			[
				'unit/extension/twoWindows.test.ts',
				'signing out while another window writes leaves nothing, and nothing comes after',
			],
		],
		shown: [
			[
				'unit/extension/twoWindows.test.ts',
				'two windows that write side by side leave no file beyond the bounds',
			],
			[
				'unit/extension/twoWindows.test.ts',
				'signing out while another window writes leaves nothing, and nothing comes after',
			],
			['unit/extension/twoWindows.test.ts', 'a full disk leaves nothing half written'],
			['unit/sentry/cache/offline.test.ts', 'a closed client writes no more'],
			['host/offline.test.ts', 'goes with the account'],
			['unit/extension/signIn/signOutOf.test.ts', 'has removed the token before it says that files are left'],
			['unit/extension/platform/fileStore.test.ts', 'is swept, and nothing else'],
			[
				'unit/extension/platform/fileStore.test.ts',
				'that cannot be deleted is named, with its folder; what can be moved is out of reach at once',
			],
		],
	},
	{
		number: 33,
		input:
			'Somebody reads the disk: cookies, Authorization headers, bodies and passwords of production users in what is kept for offline reading',
		outcome:
			'Masked before it is written, as the panel masks it, and never served as if it were whole; deleted after seven days, and when culprit.offline is switched off',
		attack: [
			[
				'unit/sentry/cache/keptMask.test.ts',
				'every secret is hidden that the page hides, and what the page shows is left',
			],
		],
		shown: [
			[
				'unit/sentry/cache/keptMask.test.ts',
				'every secret is hidden that the page hides, and what the page shows is left',
			],
			['unit/sentry/cache/keptMask.test.ts', 'it reads as the same event, with nothing to reveal'],
			[
				'unit/sentry/cache/offline.test.ts',
				'what lies on disk holds no secret that the page hides; what is shown from there says so',
			],
			['unit/sentry/cache/offline.test.ts', 'what is kept goes after seven days, whoever wrote it'],
			['unit/extension/platform/fileStore.test.ts', 'is swept, and nothing else'],
			['page/keep.test.ts', 'old data says how old it is'],
			[
				'unit/extension/session/keptFiles.test.ts',
				'switched off, nothing is kept or read, and what was kept is deleted at once',
			],
			[
				'host/offline.test.ts',
				'is deleted at once when culprit.offline is switched off, and nothing comes after',
			],
			['host/settings.test.ts', 'decide no host, proxy or certificate, however they are written'],
		],
	},
	{
		number: 34,
		input: 'A clock that goes wrong: the server’s, ahead or behind, or this computer’s, set back',
		outcome: 'Waits are as long as the server means, and no pause, answer or countdown outlasts its clock',
		attack: [
			[
				'unit/sentry/clocks.test.ts',
				'what paces by the clock of this computer waits for an hour when it is set back by one',
			],
		],
		shown: [
			[
				'unit/sentry/clocks.test.ts',
				'the clock of the server is ${name}: a reset in 2 s and a Retry-After that names a date are waits of as long',
			],
			[
				'unit/sentry/clocks.test.ts',
				'a wait that is too long to be waited for in silence is told, with its end by the clock of this computer',
			],
			['unit/sentry/clocks.test.ts', 'after the clock of this computer was set back, Refresh asks'],
			['unit/sentry/clocks.test.ts', 'what was read by a clock that was ahead then is not fresh by it'],
			[
				'unit/sentry/clocks.test.ts',
				'a pause ends when the clock of this computer is set back: the server is asked how long it is',
			],
			[
				'unit/sentry/clocks.test.ts',
				'no more than four issues a second, and not an hour later when the clock was set back between',
			],
			[
				'unit/extension/list/countdown.test.ts',
				'when the clock is set back during a pause it goes on: how long the pause still is nobody knows',
			],
			[
				'unit/extension/list/autoRefresh.test.ts',
				'asks again on focus when the rows are of the future: the clock was set back',
			],
			['page/keep.test.ts', 'a clock that is set back during the pause locks nobody out'],
		],
	},
	{
		number: 35,
		input:
			'A repository whose configuration names programs for git to run or to fetch with; a git of the workspace’s own',
		outcome: 'Listing files runs nothing but the user’s git, which fetches nothing',
		attack: [
			[listing, 'by ssh, for an index that lacks a tree'],
			[listing, 'as a transport, for an index that lacks a tree'],
			[
				listing,
				'as an alias that serves a transport without a name, in a git that does not know GIT_NO_LAZY_FETCH',
			],
			[
				'unit/extension/source/findProgram.test.ts',
				'is that of the workspace, where the system looks for it by a relative entry of the PATH',
			],
		],
		shown: [
			[listing, 'by ssh, for an index that lacks a tree'],
			[listing, 'as a transport, for an index that lacks a tree'],
			[listing, 'as file system monitor'],
			[
				listing,
				'and asks nothing of a folder that is laid out as a repository, which a working tree may hold',
			],
			[
				listing,
				'as an alias that serves a transport without a name, in a git that does not know GIT_NO_LAZY_FETCH',
			],
			[
				'unit/extension/source/findProgram.test.ts',
				'is none in a folder of the workspace, in whatever way the PATH leads there',
			],
			['host/restricted/restricted.test.ts', 'finds lines by names and text, and runs nothing'],
		],
	},
	{
		number: 36,
		input:
			'An event that names a file whose release’s text a partial clone lacks, or a program turns into text',
		outcome: 'Drawing a panel fetches nothing and runs nothing; a fetch is asked for first',
		attack: [
			[clone, 'is asked for a file without a fetch by a program that it names'],
			[clone, 'to turn a file into text'],
			[clone, 'to clean a file'],
			[clone, 'to check a signature'],
		],
		shown: [
			[repository, 'fetches nothing for links that are drawn, and takes what is there'],
			[repository, 'runs no program that it names for links that are drawn'],
			[repository, 'fetches a file that the user opens once the user says so, and goes to the line then'],
			[repository, 'fetches a file that the user compares once the user says so'],
			[clone, 'is asked for a file without a fetch by a program that it names'],
			[clone, 'to turn a file into text'],
			[clone, 'to clean files, one process for all'],
			[clone, 'by a filter that no option can switch off: then names are not compared'],
			[history, 'runs nothing that the repository names'],
			[history, 'that lacks folders tells nothing, and fetches nothing'],
		],
	},
	{
		number: 37,
		input: 'An SSH banner, bare JSON, NUL or folded headers where HTTP is expected',
		outcome: 'Told as what speaks no HTTP, not as a defect of Culprit',
		attack: [
			[
				'unit/sentry/transport/notHttp.test.ts',
				'undici itself gives no code to such an answer, so that a table of codes does not know it',
			],
		],
		shown: [
			[
				'unit/sentry/transport/notHttp.test.ts',
				'${name} on the port, which speaks ${when}, is told as what speaks no HTTP',
			],
		],
	},
	{
		number: 38,
		input: 'Two windows that sign in, sign out and choose in the same moment; a storage that refuses',
		outcome:
			'Both accounts stay; one that was signed out does not come back; no token is left without an account, and what cannot be removed is told',
		attack: [
			[
				'unit/extension/session/twoWindows.test.ts',
				'both sign in, ${when}: both accounts stay, with their tokens',
			],
		],
		shown: [
			[
				'unit/extension/session/twoWindows.test.ts',
				'both sign in, ${when}: both accounts stay, with their tokens',
			],
			[
				'unit/extension/session/twoWindows.test.ts',
				'one signs out, the other chooses an organization ${when} that: the account stays away',
			],
			[
				'unit/extension/session/twoWindows.test.ts',
				'one signs out, the other writes something else: the account stays away',
			],
			['unit/extension/session/twoWindows.test.ts', 'the list of before becomes entries once, in its order'],
			[
				'unit/extension/session/twoWindows.test.ts',
				'a token that no account names is deleted at the start; one that is about to be named stays',
			],
			[
				'unit/extension/session/twoWindows.test.ts',
				'the tokens of another profile, which has a memento of its own, stay',
			],
			['unit/extension/session/accountStore.test.ts', 'keeps no token of an account that it cannot keep'],
			[
				'unit/extension/session/accountStore.test.ts',
				'stays signed in, and says so, where the token cannot be deleted',
			],
			[
				'unit/extension/session/accountStore.test.ts',
				'shows no account whose entry cannot be deleted with its token',
			],
			[
				'unit/extension/session/session.test.ts',
				'leaves nothing of an account that was signed out in its workspace or for others',
			],
			[
				'unit/extension/session/session.test.ts',
				'forgets what a workspace chose of an account that was signed out elsewhere',
			],
			[
				'unit/extension/signIn/signOutOf.test.ts',
				'removes the rest where one part cannot be removed, and says so',
			],
			[
				'unit/extension/signIn/signOutOf.test.ts',
				'leaves all as it is where the token cannot be deleted, and says so',
			],
			['unit/extension/list/listChoices.test.ts', 'forgets when a server was looked at, and no other’s'],
		],
	},
	{
		number: 39,
		input: 'A pipe as .gitignore, .git/info/exclude or another file that git reads',
		outcome: 'Git is ended after a while, and VS Code’s search lists the files',
		attack: [[listing, 'as ${what} ends the listing after a while, and git with it']],
		shown: [
			[listing, 'as ${what} ends the listing after a while, and git with it'],
			[clone, 'ends the reading after a while, and git is left alone for a time'],
			[history, 'ends after a while, and git is left alone for a time'],
		],
	},
	{
		number: 40,
		input:
			'Bidi and hidden characters of a title, culprit, file or release in a notification, a list or behind a line',
		outcome: 'Named where VS Code draws them: `[U+202E]`',
		attack: [
			[
				'unit/core/text/invisible.test.ts',
				'a program reads an order that no person sees, as long as nobody names it',
			],
			['unit/extension/source/names.test.ts', 'names what is hidden in ${name}'],
		],
		shown: [
			['unit/core/text/invisible.test.ts', '${name}: each is named, in text and on the page'],
			['unit/core/text/visibleText.test.ts', 'lets no text become a link, a command or an icon'],
			['unit/extension/platform/notices.test.ts', 'every notification is shown by `notice`'],
			['unit/extension/source/names.test.ts', 'names what is hidden in ${name}'],
			['host/source/hidden.test.ts', 'are shown in a notification'],
			['host/source/hidden.test.ts', 'are shown where files are to choose from'],
			['host/source/hidden.test.ts', 'are shown in the remark behind the line'],
			['host/list/tooltip.test.ts', 'names what is hidden in names, and draws no icon of them'],
		],
	},
	{
		number: 41,
		input: 'A formula in quotes, with full-width signs, or behind a character that is not seen',
		outcome: 'Text to a spreadsheet',
		attack: [
			[
				'unit/core/text/copiedTitle.test.ts',
				'${JSON.stringify(title)} is copied as text: as it is, it would be a formula',
			],
		],
		shown: [
			[
				'unit/core/text/copiedTitle.test.ts',
				'${JSON.stringify(title)} is copied as text: as it is, it would be a formula',
			],
			[
				'unit/core/text/copiedTitle.test.ts',
				'no title is a formula once it is copied, but for names of Objective-C and of packages',
			],
		],
	},
	{
		number: 42,
		input: 'An HTTP/1.1 server or proxy that sends an answer nobody asked for',
		outcome: 'An answer of another issue or event is not shown: it is asked for anew on another connection',
		attack: [
			[
				'unit/sentry/resources/strayAnswer.test.ts',
				'over HTTP/1.1 an answer that nobody asked for is the answer to the next question, and so on',
			],
		],
		shown: [
			[
				'unit/sentry/resources/strayAnswer.test.ts',
				'an answer for another issue is not taken: it is asked for anew, on another connection',
			],
			[
				'unit/sentry/resources/strayAnswer.test.ts',
				'an answer for another event, or for the latest of another issue, is not taken either',
			],
			[
				'unit/sentry/resources/strayAnswer.test.ts',
				'a server that gives another event again and again is refused',
			],
			[
				'unit/sentry/resources/strayAnswer.test.ts',
				'an issue that was merged into another is that one: the server says so twice',
			],
		],
	},
	{
		number: 43,
		input: 'An HTTP/2 server that allows no stream',
		outcome: 'The request ends in time, closing ends, and no connection stays',
		attack: [
			[
				'unit/sentry/transport/http2.test.ts',
				'undici waits for ever to close where a server allows no stream',
			],
		],
		shown: [
			[
				'unit/sentry/transport/http2.test.ts',
				'a server that allows no stream: a request times out, closing ends, and no connection stays',
			],
		],
	},
	{
		number: 44,
		input: 'A server written as //sentry.io..:80, or in another way that a URL parser bends into a host',
		outcome: 'Refused where it is entered: the box and the client have one rule',
		attack: [['unit/extension/session/serverOrigin.test.ts', 'a URL parser makes a host of it all the same']],
		shown: [
			['unit/extension/session/serverOrigin.test.ts', 'refuses ${text}: ${refusal}'],
			['unit/extension/session/serverOrigin.test.ts', 'gives nothing that the client then refuses'],
			['unit/sentry/origin.test.ts', '${JSON.stringify(text)} is refused as a server'],
		],
	},
	{
		number: 45,
		input: 'A page that comments, copies, opens the browser and files 300 times without anybody’s click',
		outcome: 'A few times, then two a second; one dialog of the browser at a time; one line in the log',
		attack: [
			[
				'unit/core/panel/rpc.test.ts',
				'a call that comes too early is answered with a refusal, and its method is not called',
			],
		],
		shown: [
			[
				'host/panel/issuePanel.test.ts',
				'comments, copies and asks for help a few times, however often it tries, and the log says so once',
			],
			['host/panel/issuePanel.test.ts', 'opens the browser once while VS Code asks whether it may'],
			['host/panel/issuePanel.test.ts', 'fills no log with what is no call'],
			[
				'unit/core/panel/callGate.test.ts',
				'whenever calls come, no span of time has more than the burst and its seconds',
			],
		],
	},
	{
		number: 46,
		input:
			'A registry that gives another package than the one that was locked; a shipped package with a known vulnerability',
		outcome:
			'Nothing is installed without a hash that fits, on any platform; the check fails, or says that nobody could tell',
		attack: [
			[
				'unit/project/completeLock.test.ts',
				'a package that the registry changed is installed where the lock file has no hash of it, and refused where it has',
			],
		],
		shown: [
			[
				'unit/project/tracked.test.ts',
				'the lock file gives every package exactly, with its hash, and no address to fetch it from (if not: npm run lock)',
			],
			[
				'unit/project/completeLock.test.ts',
				'packages of other platforms are named, each with its hash and none with an address',
			],
			['unit/project/audit.test.ts', 'what is shipped is asked for, each version of it, and nothing else'],
			[
				'unit/project/audit.test.ts',
				'a known vulnerability of a shipped package fails the check from moderate on, and is named',
			],
			[
				'unit/project/audit.test.ts',
				'a registry that refuses fails nothing, and it is said that nothing was audited',
			],
		],
	},
	{
		number: 47,
		input: 'An attachment that is called an image: script, a page, a gigabyte, a place elsewhere',
		outcome:
			'Asked for by a click only, at most 10 MB, of the account’s server; shown when its bytes are a PNG, JPEG, WebP or GIF; no image of any address',
		attack: [['page/feedback.test.ts', 'a page without a policy asks whatever server an image names']],
		shown: [
			[
				'page/feedback.test.ts',
				'an image of an address is not asked for, of whatever server and written however',
			],
			[
				'page/feedback.test.ts',
				'a screenshot is asked for by a click, shown from the page’s own bytes, and forgotten when it is hidden',
			],
			['unit/sentry/resources/attachedImage.test.ts', '${what} that is called image/png is no image'],
			[
				'unit/sentry/resources/attachedImage.test.ts',
				'an image that is too large is not read to its end, packed or not',
			],
			[
				'unit/sentry/resources/attachedImage.test.ts',
				'a storage elsewhere that the server sends on to is asked for nothing, with or without the token',
			],
			[
				'unit/core/panel/panelHtml.test.ts',
				'the policy allows scripts by their nonce only and nothing inline',
			],
		],
	},
];
