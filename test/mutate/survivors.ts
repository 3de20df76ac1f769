/** Changes of an operator that no test can notice, or that none should: what `npm run mutate` says survived, and why. */
export interface Survivor {
	readonly file: string;
	/** The line it begins in, without the indent. */
	readonly line: string;
	/** `what stands there → what the change puts there`, with single spaces. */
	readonly changes: readonly string[];
	readonly reason: string;
}

const compiler = 'It is always there; `?.` is for the compiler alone.';
const elsewhere = '`authorities.test.ts` notices it, which takes seconds and is left out here.';
const pieces = 'Only in how large pieces it is searched, and how deep below all that is read.';
const end = 'Behind the end there is no character.';
const nested = 'A bound of work: how many addresses within one another are opened.';
const first = 'What is asked for first is compared in any case.';
const plain = 'What need not be folded is the same when it is: only slower.';
const del = 'Character 127 has no case and is not composed: both ways give the same.';
const together = 'Both are there or neither is.';

export const survivors: readonly Survivor[] = [
	{
		file: 'src/core/query/checkFilter.ts',
		line: 'const range = { start: filter.range.start, end: last?.range.end ?? next.range.end };',
		changes: ['last?.range → last.range'],
		reason: compiler,
	},
	{
		file: 'src/core/query/checkQuery.ts',
		line: "if (term.kind === 'filter' && problems.length < maxProblems) {",
		changes: ['problems.length < maxProblems → problems.length <= maxProblems'],
		reason: 'One more is found and cut off at the end.',
	},
	{
		file: 'src/core/query/checkStructure.ts',
		line: "if (before?.kind === 'filter' && before.range.end === query.terms[open]?.range.start) {",
		changes: ['query.terms[open]?.range → query.terms[open].range'],
		reason: compiler,
	},
	{
		file: 'src/core/query/checkStructure.ts',
		line: 'const first = query.terms[open]?.range ?? { start: 0, end: 0 };',
		changes: ['query.terms[open]?.range → query.terms[open].range'],
		reason: compiler,
	},
	{
		file: 'src/core/query/checkStructure.ts',
		line: 'const last = query.terms[close]?.range ?? first;',
		changes: ['query.terms[close]?.range → query.terms[close].range'],
		reason: compiler,
	},
	{
		file: 'src/core/query/checkStructure.ts',
		line: 'const end = query.terms[close]?.range.end ?? filter.range.end;',
		changes: ['query.terms[close]?.range → query.terms[close].range'],
		reason: compiler,
	},
	{
		file: 'src/core/query/checkTogether.ts',
		line: 'if (other && before && Reflect.get(before, trait) !== value) {',
		changes: ['other && before → other || before'],
		reason: 'What is seen has a meaning: both are there or neither is.',
	},
	{
		file: 'src/core/query/checkTypedValue.ts',
		line: "text: filter.value.items[0]?.text ?? '',",
		changes: ['filter.value.items[0]?.text → filter.value.items[0].text'],
		reason: compiler,
	},
	{
		file: 'src/core/query/closestWord.ts',
		line: 'if (Math.abs(word.length - lower.length) < fewest) {',
		changes: [
			'Math.abs(word.length - lower.length) < fewest → Math.abs(word.length - lower.length) <= fewest',
		],
		reason:
			'A word that differs by so many letters takes as many edits at least: the next condition drops it.',
	},
	{
		file: 'src/core/query/completeQuery.ts',
		line: 'return at === 0 ? 0 : at > 0 ? 1 : 2;',
		changes: ['at > 0 → at >= 0'],
		reason: '0 was answered before.',
	},
	{
		file: 'src/core/query/completeQuery.ts',
		line: "completion(word, word, known?.key === 'is' ? statusDoc(word, l10n) : undefined),",
		changes: ['known?.key → known.key'],
		reason: compiler,
	},
	{
		file: 'src/core/query/completionSite.ts',
		line: 'while (start < shorter && before[start] === after[start]) {',
		changes: ['start < shorter → start <= shorter'],
		reason: 'Behind the shorter text the letters differ; where both end there, the end counts the same.',
	},
	{
		file: 'src/core/query/parseQuery.ts',
		line: 'const match = special.exec(text.length - start > maxKey ? text.slice(0, start + maxKey) : text);',
		changes: [
			'text.length - start > maxKey → text.length - start >= maxKey',
			'text.length - start > maxKey → text.length - start <= maxKey',
			'text.length - start → text.length + start',
		],
		reason:
			'Only how far is looked ahead, and so the time on a long text, which the tests on 100,000 characters bound.',
	},
	{
		file: 'src/core/query/parseQuery.ts',
		line: 'return start + (sticky.exec(text)?.[0].length ?? 0);',
		changes: ['sticky.exec(text)?.[0] → sticky.exec(text)[0]'],
		reason: 'The expressions match empty text, too.',
	},
	{
		file: 'src/core/source/agreement.ts',
		line: 'for (let at = Math.max(0, from - 2); at < Math.min(lines.length, from + 2); at += 1) {',
		changes: ['at < Math.min(lines.length, from + 2) → at <= Math.min(lines.length, from + 2)'],
		reason: 'One line at most is left out: of the first two from there on the other one is nearer.',
	},
	{
		file: 'src/core/source/candidates.ts',
		line: 'const best = !before || compareCandidates(next, before) < 0 ? next : before;',
		changes: ['compareCandidates(next, before) < 0 → compareCandidates(next, before) <= 0'],
		reason: 'Where neither is better they differ in `complete` at most, which is joined below.',
	},
	{
		file: 'src/core/source/culprit.ts',
		line: 'return open < 0 && /^[\\w$]+(?:[./\\\\][\\w$-]+)+(?:\\.\\.\\.|…)$/.test(culprit)',
		changes: ['open < 0 → open <= 0'],
		reason: 'The expression wants a word at the start.',
	},
	{
		file: 'src/core/source/culprit.ts',
		line: 'for (let at = culprit.length - 1; at >= 0; at -= 1) {',
		changes: ['culprit.length - 1 → culprit.length + 1'],
		reason: end,
	},
	{
		file: 'src/core/source/culprit.ts',
		line: 'for (let at = culprit.length - 1; at >= 0; at -= 1) {',
		changes: ['at >= 0 → at > 0'],
		reason: 'Before a parenthesis at the start there is no name: it is no such culprit either way.',
	},
	{
		file: 'src/core/source/culprit.ts',
		line: 'if (at <= 0 || isSql(culprit)) {',
		changes: ['at <= 0 → at < 0'],
		reason: 'The blanks at its ends have been taken off.',
	},
	{
		file: 'src/core/source/framePath.ts',
		line: 'if (inner?.[1] !== undefined && depth < 3) {',
		changes: ['depth < 3 → depth <= 3'],
		reason: nested,
	},
	{
		file: 'src/core/source/framePath.ts',
		line: 'return parse(inner[1], depth + 1);',
		changes: ['depth + 1 → depth - 1'],
		reason: nested,
	},
	{
		file: 'src/core/source/framePath.ts',
		line: "return inside < 0 ? parse(rest, depth + 1) : finish(rest.slice(inside + 2), 'relative');",
		changes: ['depth + 1 → depth - 1'],
		reason: nested,
	},
	{
		file: 'src/core/source/lineToday.ts',
		line: "if (sent.line === undefined || target === undefined || words === '') {",
		changes: [
			'sent.line === undefined || target === undefined → sent.line === undefined && target === undefined',
		],
		reason: 'Without a line there is no text of it, and without a text there are no words.',
	},
	{
		file: 'src/core/source/lineToday.ts',
		line: 'const found = positions.of(target) ?? { lines: [], isPart: false };',
		changes: ['false → true'],
		reason: first,
	},
	{
		file: 'src/core/source/lineToday.ts',
		line: 'isGuess: found.isPart && sentLine(target).part?.isGuess === true,',
		changes: ['sentLine(target).part?.isGuess → sentLine(target).part.isGuess'],
		reason: compiler,
	},
	{
		file: 'src/core/source/nameTable.ts',
		line: 'if (!current || current.paths.length === capacity) {',
		changes: ['current.paths.length === capacity → current.paths.length !== capacity'],
		reason: 'Only how many paths a table holds: memory and time.',
	},
	{
		file: 'src/core/source/nameTable.ts',
		line: 'for (let at = from; at < text.length; at += 1) {',
		changes: ['at < text.length → at >= text.length'],
		reason: 'All names in one slot: only slower.',
	},
	{
		file: 'src/core/source/nameTable.ts',
		line: 'if (char > 127) {',
		changes: ['char > 127 → char >= 127'],
		reason: del,
	},
	{
		file: 'src/core/source/pathText.ts',
		line: 'let isPlain = true;',
		changes: ['true → false'],
		reason: plain,
	},
	{
		file: 'src/core/source/pathText.ts',
		line: 'for (let at = 0; at < text.length; at += 1) {',
		changes: ['at < text.length → at <= text.length'],
		reason: plain,
	},
	{
		file: 'src/core/source/pathText.ts',
		line: 'if (char > 127) {',
		changes: ['char > 127 → char >= 127'],
		reason: del,
	},
	{
		file: 'src/core/source/pathText.ts',
		line: 'isPlain &&= char < 65 || char > 90;',
		changes: ['char < 65 || char > 90 → char < 65 && char > 90'],
		reason: plain,
	},
	{
		file: 'src/core/source/pathText.ts',
		line: "return slash < 0 ? '' : path.slice(0, slash);",
		changes: ['slash < 0 → slash <= 0'],
		reason: 'Before the first character there is nothing.',
	},
	{
		file: 'src/core/source/place.ts',
		line: "return (/^[ \\t]*/.exec(line)?.[0] ?? '').replaceAll('\\t', '    ').length;",
		changes: ['/^[ \\t]*/.exec(line)?.[0] → /^[ \\t]*/.exec(line)[0]'],
		reason: 'The expression matches empty text, too.',
	},
	{
		file: 'src/core/source/proof.ts',
		line: 'count(positions.of(at)?.lines.length === 0 ? 0 : 1, 1);',
		changes: ['positions.of(at)?.lines → positions.of(at).lines'],
		reason: first,
	},
	{
		file: 'src/core/source/sentLine.ts',
		line: 'for (let at = 1, same = 0; at < words.length; at += 1) {',
		changes: ['at < words.length → at <= words.length'],
		reason: end,
	},
	{
		file: 'src/core/source/sentLine.ts',
		line: 'for (let at = 0, same = 0; at < line.length; at += 1) {',
		changes: ['at < line.length → at <= line.length'],
		reason: end,
	},
	{
		file: 'src/core/source/functionHead.ts',
		line: "assigned[2]?.endsWith('=>') === true ||",
		changes: ['assigned[2]?.endsWith → assigned[2].endsWith'],
		reason: compiler,
	},
	{
		file: 'src/core/source/functionHead.ts',
		line: 'return method &&',
		changes: ['method && name !== undefined → method || name !== undefined'],
		reason: together,
	},
	{
		file: 'src/core/source/functionHead.ts',
		line: "const name = head?.[3]?.split('::').at(-1);",
		changes: ['head?.[3]?.split → head?.[3].split'],
		reason: compiler,
	},
	{
		file: 'src/core/source/functionHead.ts',
		line: 'if (!head || name === undefined || keyword.test(name) || /^\\d/.test(name)) {',
		changes: ['!head || name === undefined → !head && name === undefined'],
		reason: together,
	},
	{
		file: 'src/core/source/functionHead.ts',
		line: 'for (let column = next === at ? from : 0; column < line.length; column += 1) {',
		changes: ['column < line.length → column <= line.length'],
		reason: 'No character stands there, so nothing is done.',
	},
	{
		file: 'src/core/source/functionName.ts',
		line: 'if (at < 0) {',
		changes: ['at < 0 → at <= 0'],
		reason: 'The text begins with another word.',
	},
	{
		file: 'src/core/source/functionName.ts',
		line: 'if (blank >= 0) {',
		changes: ['blank >= 0 → blank > 0'],
		reason: 'It was trimmed: it begins with no blank.',
	},
	{
		file: 'src/core/source/functionRanges.ts',
		line: 'for (let at = 0; at < lines.length; at += 1) {',
		changes: ['at < lines.length → at <= lines.length'],
		reason: 'No line stands there, so it is no head.',
	},
	{
		file: 'src/core/source/functionRanges.ts',
		line: 'for (let next = at + 1; next < lines.length; next += 1) {',
		changes: ['next < lines.length → next <= lines.length'],
		reason: 'No line stands there: it is passed over as an empty one is.',
	},
	{
		file: 'src/core/source/functionRanges.ts',
		line: 'const indent = indents[next] ?? -1;',
		changes: ['-1 → +1'],
		reason: 'Each line has its indent; what would stand for it is for the compiler alone.',
	},
	{
		file: 'src/core/source/functionRanges.ts',
		line: 'while (from < line.length) {',
		changes: ['from < line.length → from <= line.length'],
		reason: 'Nothing is found behind the end.',
	},
	{
		file: 'src/core/source/goPackage.ts',
		line: 'const repository = scene.workspace.roots[manifest.root]?.repository;',
		changes: [
			'scene.workspace.roots[manifest.root]?.repository → scene.workspace.roots[manifest.root].repository',
		],
		reason: compiler,
	},
	{
		file: 'src/core/source/installed.ts',
		line: "if (root?.repository !== undefined && manifest.folder === '' && fold(hosted) === fold(root.repository)) {",
		changes: ['root?.repository → root.repository'],
		reason: compiler,
	},
	{
		file: 'src/core/source/installed.ts',
		line: "const folder = basenameOf(manifest.folder) || basenameOf(root?.repository ?? '') || root?.name;",
		changes: ['root?.repository → root.repository', 'root?.name → root.name'],
		reason: compiler,
	},
	{
		file: 'src/core/source/installed.ts',
		line: 'return scene.workspace.roots[candidate.root]?.index.find(marker) === undefined;',
		changes: ['scene.workspace.roots[candidate.root]?.index → scene.workspace.roots[candidate.root].index'],
		reason: compiler,
	},
	{
		file: 'src/core/source/language.ts',
		line: "const dot = file?.lastIndexOf('.') ?? -1;",
		changes: ['-1 → +1'],
		reason: 'Without a file its ending is empty, which is no language’s.',
	},
	{
		file: 'src/core/source/locateFile.ts',
		line: 'first.proof - (second?.proof ?? 0) >= clearLead - rounding &&',
		changes: [
			'first.proof - (second?.proof ?? 0) >= clearLead - rounding → first.proof - (second?.proof ?? 0) > clearLead - rounding',
		],
		reason: 'It lies a billionth below the lead: no difference of shares is just there.',
	},
	{
		file: 'src/core/source/manifests.ts',
		line: "return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'",
		changes: [
			"typeof value === 'object' && value !== null && 'name' in value → typeof value === 'object' && value !== null || 'name' in value",
			"typeof value === 'object' && value !== null → typeof value === 'object' || value !== null",
		],
		reason:
			'To look for a name in what is no object throws, which is caught with the same result; what has none has no text there.',
	},
	{
		file: 'src/core/source/manifests.ts',
		line: 'inside = header[1]?.trim() === section;',
		changes: ['header[1]?.trim → header[1].trim'],
		reason: compiler,
	},
	{
		file: 'src/core/source/ownership.ts',
		line: 'const repository = scene.workspace.roots[candidate.root]?.repository;',
		changes: [
			'scene.workspace.roots[candidate.root]?.repository → scene.workspace.roots[candidate.root].repository',
		],
		reason: compiler,
	},
	{
		file: 'src/core/source/ownership.ts',
		line: "const same = names.some((name) => name?.replaceAll('-', '_') === crate);",
		changes: ['name?.replaceAll → name.replaceAll'],
		reason: compiler,
	},
	{
		file: 'src/core/source/ownership.ts',
		line: 'const words = [root?.name, root?.repository, ...candidate.segments.slice(0, -1)]',
		changes: ['root?.name → root.name', 'root?.repository → root.repository'],
		reason: compiler,
	},
	{
		file: 'src/core/source/ownership.ts',
		line: 'const siblings = scene.workspace.roots[candidate.root]?.index.folders().get(folderOf(candidate.path)) ?? [];',
		changes: ['scene.workspace.roots[candidate.root]?.index → scene.workspace.roots[candidate.root].index'],
		reason: compiler,
	},
	{
		file: 'src/core/source/ownership.ts',
		line: ': basenameOf(manifest.folder) || scene.workspace.roots[candidate.root]?.name;',
		changes: ['scene.workspace.roots[candidate.root]?.name → scene.workspace.roots[candidate.root].name'],
		reason: compiler,
	},
	{
		file: 'src/core/source/pathIndex.ts',
		line: 'count += 1;',
		changes: ['count += 1 → count -= 1'],
		reason: 'Counted down, the same paths are the ten thousandth ones.',
	},
	{
		file: 'src/core/source/renamedFile.ts',
		line: 'if (proof > (best?.proof ?? 0)) {',
		changes: ['proof > (best?.proof ?? 0) → proof >= (best?.proof ?? 0)'],
		reason: 'Of two that are alike neither leads, and one without proof is not proven.',
	},
	{
		file: 'src/core/source/renamedFile.ts',
		line: 'while (start < most && left[start] === right[start]) {',
		changes: ['start < most → start <= most'],
		reason: 'One more for a name that is wholly the same: only which of more than forty files are read.',
	},
	{
		file: 'src/core/source/renamedFile.ts',
		line: 'return dot < 0 ? name : name.slice(0, dot);',
		changes: ['dot < 0 → dot <= 0'],
		reason: 'It is looked for from the second letter on.',
	},
	{
		file: 'src/sentry/transport/body.ts',
		line: 'await reply.body[Symbol.asyncIterator]()',
		changes: ['reply.body[Symbol.asyncIterator]() .return?.() → reply.body[Symbol.asyncIterator]().return()'],
		reason: compiler,
	},
	{
		file: 'src/sentry/transport/body.ts',
		line: "return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;",
		changes: [
			"error instanceof Error && 'code' in error && typeof error.code === 'string' → error instanceof Error && 'code' in error || typeof error.code === 'string'",
			"error instanceof Error && 'code' in error → error instanceof Error || 'code' in error",
		],
		reason: 'What unpacking throws is an error whose code is text; the rest is for the compiler alone.',
	},
	{
		file: 'src/sentry/transport/certificates.ts',
		line: "typeof tls.getCACertificates === 'function'",
		changes: ["typeof tls.getCACertificates === 'function' → typeof tls.getCACertificates !== 'function'"],
		reason: elsewhere,
	},
	{
		file: 'src/sentry/transport/certificates.ts',
		line: '...(network.systemCertificates === false ? [] : systemCertificates()),',
		changes: ['network.systemCertificates === false → network.systemCertificates !== false', 'false → true'],
		reason: elsewhere,
	},
	{
		file: 'src/sentry/transport/connections.ts',
		line: 'retired.delete(transport);',
		changes: ['retired.delete(transport); → ;'],
		reason: 'What has ended can be ended again; only what is remembered grows.',
	},
	{
		file: 'src/sentry/transport/connections.ts',
		line: 'transport.catch(() => {',
		changes: ['transport.catch(() => { of.transports.delete(key); delete of.trust; }); → ;'],
		reason: 'What fails for its certificates is dropped below, too: this is for code that cannot be loaded.',
	},
	{
		file: 'src/sentry/transport/connections.ts',
		line: 'of.transports.delete(key);',
		changes: ['of.transports.delete(key); → ;'],
		reason: 'What fails for its certificates is dropped below, too: this is for code that cannot be loaded.',
	},
	{
		file: 'src/sentry/cache/diskShelf.ts',
		line: 'idle: () => Promise<void> = () => delay(quiet, undefined, { ref: false }),',
		changes: ['false → true'],
		reason: 'Only how long a process stays that has nothing else to do: 300 ms.',
	},
	{
		file: 'src/sentry/transport/fetchTransport.ts',
		line: 'init.signal?.throwIfAborted();',
		changes: ['init.signal?.throwIfAborted → init.signal.throwIfAborted'],
		reason: compiler,
	},
	{
		file: 'src/sentry/cache/keptMask.ts',
		line: 'return 1 + value.length / charactersAValue;',
		changes: ['1 + value.length / charactersAValue → 1 - value.length / charactersAValue'],
		reason: pieces,
	},
	{
		file: 'src/sentry/cache/keptMask.ts',
		line: 'if (!isParent(value) || depth > maxDepth) {',
		changes: ['depth > maxDepth → depth >= maxDepth'],
		reason: pieces,
	},
	{
		file: 'src/sentry/cache/keptMask.ts',
		line: 'weight += weigh(child, depth + 1);',
		changes: ['depth + 1 → depth - 1'],
		reason: pieces,
	},
	{
		file: 'src/sentry/cache/keptMask.ts',
		line: 'if (performance.now() - began > longestPiece) {',
		changes: ['performance.now() - began > longestPiece → performance.now() - began >= longestPiece'],
		reason: pieces,
	},
	{
		file: 'src/sentry/cache/keptMask.ts',
		line: 'if (!isParent(value) || !large.has(value) || isSecretName(name) || isPair(value)) {',
		changes: ['!isParent(value) || !large.has(value) → !isParent(value) && !large.has(value)'],
		reason: 'Taken apart, what is small is hidden in the same way; only slower.',
	},
	{
		file: 'src/sentry/transport/noProxy.ts',
		line: 'if (family === 0 || isIP(host) !== family || bits > (family === 4 ? 32 : 128)) {',
		changes: ['family === 0 || isIP(host) !== family → family === 0 && isIP(host) !== family'],
		reason: 'A `BlockList` has no address of the other family either.',
	},
	{
		file: 'src/sentry/transport/noProxy.ts',
		line: 'if (address !== undefined && bits !== undefined) {',
		changes: ['address !== undefined && bits !== undefined → address !== undefined || bits !== undefined'],
		reason: 'Both are there or neither is.',
	},
	{
		file: 'src/sentry/request/pauses.ts',
		line: 'if (retryAt > (until(origin) ?? 0)) {',
		changes: ['retryAt > (until(origin) ?? 0) → retryAt >= (until(origin) ?? 0)'],
		reason: 'The same is noted once more.',
	},
	{
		file: 'src/sentry/transport/readJson.ts',
		line: 'for (let at = 0; at < text.length; at++) {',
		changes: ['at < text.length → at <= text.length'],
		reason: 'Behind the end there is no character.',
	},
	{
		file: 'src/sentry/transport/readJson.ts',
		line: `for (let end = text.indexOf('"', from + 1); end >= 0; end = text.indexOf('"', end + 1)) {`,
		changes: ['end >= 0 → end > 0'],
		reason: 'It is looked for from the second character on.',
	},
	{
		file: 'src/sentry/resources/regions.ts',
		line: 'byOrganization.set(organization, origin);',
		changes: ['byOrganization.set(organization, origin); → ;'],
		reason: 'The answer that says so is kept for a day: it is read once more and not asked for.',
	},
	{
		file: 'src/sentry/cache/replyStore.ts',
		line: 'const age = kept ? this.#now() - kept.at : -1;',
		changes: ['-1 → +1'],
		reason: 'However old, there is none.',
	},
	{
		file: 'src/sentry/cache/replyStore.ts',
		line: 'const isFresh = age >= 0 && age < fresh && (immutable || inMemory?.round === this.#round);',
		changes: ['inMemory?.round → inMemory.round'],
		reason: compiler,
	},
	{
		file: 'src/sentry/cache/replyStore.ts',
		line: 'return isFresh && kept?.masked !== true ? kept?.reply : undefined;',
		changes: ['kept?.masked → kept.masked', 'kept?.reply → kept.reply'],
		reason: compiler,
	},
	{
		file: 'src/sentry/cache/replyStore.ts',
		line: 'this.#round++;',
		changes: ['this.#round++ → this.#round--'],
		reason: 'It only has to be another.',
	},
	{
		file: 'src/sentry/resources/tokenPage.ts',
		line: 'deadline.end();',
		changes: ['deadline.end(); → ;'],
		reason: 'A timer runs out that nobody waits for any more.',
	},
	{
		file: 'src/sentry/resources/serverSelf.ts',
		line: 'deadline.end();',
		changes: ['deadline.end(); → ;'],
		reason: 'A timer runs out that nobody waits for any more.',
	},
	{
		file: 'src/sentry/request/requester.ts',
		line: 'return send({ ...request, signal }).finally(() => writes++);',
		changes: ['writes++ → writes--'],
		reason: 'It only has to be another.',
	},
	{
		file: 'src/sentry/wire/stats.ts',
		line: 'return Number.isSafeInteger(value) && Number(value) >= 0;',
		changes: ['Number(value) >= 0 → Number(value) > 0', 'Number(value) >= 0 → Number(value) < 0'],
		reason: 'What is not taken here is read the slow way, with the same result.',
	},
];
