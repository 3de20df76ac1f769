import type { Attachment } from '../../core/issue/event.ts';
import { isCalledImage, mostImageBytes } from '../../core/issue/imageType.ts';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { usePage } from '../page.ts';
import { visibleString } from '../../core/text/visibleParts.ts';
import { Line } from '../ui/Text.tsx';
import { ProgressRing } from '../ui/toolkit.ts';

interface ScreenshotProps {
	readonly attachment: Attachment;
	/** Of it in the section's list. */
	readonly index: number;
}

/** What is where the image would be: its address, or why it is not there. */
type State = { readonly url: string } | { readonly refused: string } | 'loading' | 'hidden';

/** Shown when it is asked for, and never before: nothing in an image can be masked. Draws nothing for what is no image. */
export function Screenshot({ attachment, index }: ScreenshotProps): VNode | null {
	const { l10n, image } = usePage();
	const [state, setState] = useState<State>('hidden');
	const made = useRef<string | undefined>(undefined);
	const forget = () => {
		if (made.current !== undefined) {
			URL.revokeObjectURL(made.current);
			made.current = undefined;
		}
	};
	const isGone = useRef(false);
	useEffect(
		() => () => {
			isGone.current = true;
			forget();
		},
		[],
	);
	if (!isCalledImage(attachment)) {
		return null;
	}
	if (attachment.size !== undefined && attachment.size > mostImageBytes) {
		return <p class="empty">{l10n.t('This image is too large to be shown here.')}</p>;
	}
	const refused = l10n.t('The image cannot be shown.');
	const show = async (): Promise<void> => {
		setState('loading');
		try {
			const { id, type, base64 } = await image(index);
			if (isGone.current) {
				return;
			}
			if (id !== attachment.id) {
				setState({ refused });
				return;
			}
			forget();
			made.current = URL.createObjectURL(new Blob([bytesOf(base64)], { type }));
			setState({ url: made.current });
		} catch (error) {
			setState({ refused: error instanceof Error ? error.message : String(error) });
		}
	};
	const isShown = typeof state === 'object' && 'url' in state;
	return (
		<div class="screenshot">
			<button
				type="button"
				class="link"
				aria-expanded={isShown}
				disabled={state === 'loading'}
				onClick={() => {
					if (isShown) {
						forget();
						setState('hidden');
					} else {
						void show();
					}
				}}
			>
				{isShown ? l10n.t('Hide Screenshot') : l10n.t('Show Screenshot')}
			</button>
			{state === 'loading' && <ProgressRing label={l10n.t('Loading {0}', visibleString(attachment.name))} />}
			{typeof state === 'object' && 'refused' in state && (
				<p class="refused" role="alert">
					<Line value={state.refused} max={400} />
				</p>
			)}
			{isShown && (
				<img
					src={state.url}
					alt={visibleString(attachment.name)}
					onError={() => {
						forget();
						setState({ refused });
					}}
				/>
			)}
		</div>
	);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
	const text = atob(base64);
	const bytes = new Uint8Array(text.length);
	for (let at = 0; at < text.length; at += 1) {
		bytes[at] = text.charCodeAt(at);
	}
	return bytes;
}
