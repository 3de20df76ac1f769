import type { Frame } from '../../core/issue/event.ts';
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { usePage } from '../page.ts';
import { truncated } from '../../core/text/visibleParts.ts';
import { Marked } from '../ui/Text.tsx';
import { highlight } from './highlight.ts';

/** Longer lines are minified code: the start says enough. */
const maxLine = 1000;

/** The frame's lines of source, the one that ran marked. */
export function Code({
	frame,
	platform,
}: {
	readonly frame: Frame;
	readonly platform: string | undefined;
}): VNode {
	const { l10n } = usePage();
	const lines = useMemo(() => {
		const texts = withoutIndent(frame.context.map(([, text]) => truncated(text, maxLine)));
		return highlight(texts, frame.filename ?? frame.absPath, frame.platform ?? platform);
	}, [frame, platform]);
	const digits = Math.max(...frame.context.map(([number]) => String(number).length));
	return (
		<div class="code" role="group" aria-label={l10n.t('Source')}>
			{frame.context.map(([number], index) => (
				<div key={index} class={number === frame.lineNo ? 'code-line hit' : 'code-line'}>
					<span class="code-number" style={{ minWidth: `${digits}ch` }}>
						{number}
					</span>
					{number === frame.lineNo && <span class="hidden">{l10n.t('This line:')}</span>}
					<code>
						{lines[index]?.map((token, at) => (
							<span key={at} {...(token.type !== undefined && { class: `syntax-${token.type}` })}>
								<Marked text={token.text} />
							</span>
						))}
					</code>
				</div>
			))}
		</div>
	);
}

/** Takes away what all lines are indented by: room is scarce. */
function withoutIndent(lines: readonly string[]): readonly string[] {
	const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
	const [first = ''] = indents;
	const common = indents.reduce((shared, indent) => {
		let length = 0;
		while (length < shared.length && shared[length] === indent[length]) {
			length += 1;
		}
		return shared.slice(0, length);
	}, first);
	return lines.map((line) => (line.startsWith(common) ? line.slice(common.length) : line.trimStart()));
}
