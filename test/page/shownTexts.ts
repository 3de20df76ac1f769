import type { PanelPage } from './harness.ts';

/** All that the page shows or a screen reader says: text nodes and the attributes that name things, in shadow trees too. */
export async function shownTexts({ page }: PanelPage): Promise<readonly string[]> {
	return await page.evaluate(() => {
		const attributes = [
			'aria-label',
			'aria-description',
			'aria-roledescription',
			'aria-valuetext',
			'aria-placeholder',
			'title',
			'placeholder',
			'alt',
			'label',
		];
		const texts: string[] = [];
		const walk = (node: Node): void => {
			if (node instanceof Text) {
				texts.push(node.data);
			}
			if (node instanceof Element) {
				if (['SCRIPT', 'STYLE'].includes(node.tagName)) {
					return;
				}
				for (const name of attributes) {
					texts.push(node.getAttribute(name) ?? '');
				}
				if (node.shadowRoot) {
					walk(node.shadowRoot);
				}
			}
			for (const child of node.childNodes) {
				walk(child);
			}
		};
		walk(document.body);
		return texts.filter((text) => text.trim() !== '');
	});
}
