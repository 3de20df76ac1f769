import type { ProcessingError } from '../../core/issue/event.ts';
import type { VNode } from 'preact';
import { usePage } from '../page.ts';
import { errorText } from '../stack/noSource.ts';
import { Icon } from '../ui/Icon.tsx';
import { JsonTree } from '../ui/JsonTree.tsx';
import { Section } from '../ui/Section.tsx';
import { Line, Text } from '../ui/Text.tsx';
import { Windowed } from '../ui/Windowed.tsx';

/** Why parts of the event are missing or unreadable. */
export function ProcessingErrors({ errors }: { readonly errors: readonly ProcessingError[] }): VNode {
	const { l10n } = usePage();
	return (
		<Section id="processing-errors" title={l10n.t('Processing Errors')} count={errors.length} open={false}>
			<Windowed
				label={l10n.t('Processing Errors')}
				rows={errors}
				rowHeight={30}
				keyOf={(_, index) => String(index)}
				render={(error) => (
					<div class="processing-error">
						<p>
							<Icon name="warning" /> <Text value={errorText(error, l10n)} />{' '}
							{error.type !== 'unknown' && (
								<span class="muted">
									<Line value={error.type} max={60} />
								</span>
							)}
						</p>
						{Object.keys(error.data).length > 0 && <JsonTree value={error.data} label={l10n.t('Data')} />}
					</div>
				)}
			/>
		</Section>
	);
}
