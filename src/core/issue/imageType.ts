/** The kinds of image that are shown: none that holds script or links. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif';

/** Of one image, as it is read and as it is shown. A screenshot of a large screen has two. */
export const mostImageBytes = 10 * 1024 * 1024;

/** By its first bytes, whatever the server calls it; nothing for everything else. */
export function imageTypeOf(bytes: Uint8Array): ImageType | undefined {
	const head = String.fromCharCode(...bytes.subarray(0, 12));
	if (head.startsWith('\x89PNG\r\n\x1A\n')) {
		return 'image/png';
	}
	if (head.startsWith('\xFF\xD8\xFF')) {
		return 'image/jpeg';
	}
	if (/^GIF8[79]a/.test(head)) {
		return 'image/gif';
	}
	return head.startsWith('RIFF') && head.slice(8) === 'WEBP' ? 'image/webp' : undefined;
}

/** Whether an attachment is called an image of those kinds: worth to be asked for. */
export function isCalledImage({
	name,
	mimetype,
}: {
	readonly name: string;
	readonly mimetype?: string;
}): boolean {
	return mimetype === undefined
		? /\.(?:png|jpe?g|webp|gif)$/i.test(name)
		: /^image\/(?:png|jpe?g|webp|gif)(?:;|$)/i.test(mimetype);
}
