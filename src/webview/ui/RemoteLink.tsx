import type { ComponentChildren, VNode } from 'preact';
import { Icon } from './Icon.tsx';
import { visibleString } from '../../core/text/visibleParts.ts';

/**
 * A link whose address comes from Sentry. Anything but http(s) is plain text: VS Code opens `<a>` through its own
 * opener, which asks before it leaves for a domain that the user has not trusted.
 */
export function RemoteLink({
	url,
	children,
}: {
	readonly url: string | undefined;
	readonly children: ComponentChildren;
}): VNode {
	const href = httpUrl(url);
	return href === undefined ? (
		<>{children}</>
	) : (
		<a href={href} title={visibleString(href)} rel="noreferrer noopener">
			{children} <Icon name="link-external" />
		</a>
	);
}

function httpUrl(url: string | undefined): string | undefined {
	if (url === undefined) {
		return undefined;
	}
	const parsed = URL.parse(url);
	const safe =
		parsed &&
		(parsed.protocol === 'https:' || parsed.protocol === 'http:') &&
		parsed.username === '' &&
		parsed.password === '';
	return safe ? parsed.href : undefined;
}
