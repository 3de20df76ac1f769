import type { Page } from 'playwright-core';
import { insist } from '../../tools/host/patience.ts';
import { quickInput, quickRows, runCommand } from '../../tools/host/workbench.ts';

/** Name on pictures → VS Code's name of the theme, and the class that the window then has. */
export const themes = {
	light: { label: 'Light Modern', className: 'vs' },
	dark: { label: 'Dark Modern', className: 'vs-dark' },
	'high-contrast': { label: 'Dark High Contrast', className: 'hc-black' },
	'high-contrast-light': { label: 'Light High Contrast', className: 'hc-light' },
} as const;

export type ThemeName = keyof typeof themes;

/** Resolves when the window wears it. */
export async function wear(page: Page, name: ThemeName): Promise<void> {
	const { label, className } = themes[name];
	await insist(async (brief) => {
		await runCommand(page, 'Preferences: Color Theme');
		await quickInput(page).fill(label, brief);
		await quickRows(page).filter({ hasText: label }).first().click(brief);
	});
	await page.locator(`.monaco-workbench.${className}`).waitFor();
}
