import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../tools/bundles.ts';
import { readTexts } from '../../tools/l10n.ts';

export interface Setting {
	readonly type?: string | readonly string[];
	readonly scope?: string;
	readonly default?: unknown;
	readonly enum?: readonly string[];
	readonly description?: string;
	readonly markdownDescription?: string;
}

interface Configuration {
	readonly properties?: { readonly [id: string]: Setting };
}

interface MenuItem {
	readonly command?: string;
	readonly submenu?: string;
	readonly when?: string;
}

export interface Manifest {
	readonly displayName?: string;
	readonly icon?: string;
	readonly description?: string;
	readonly activationEvents?: readonly string[];
	readonly contributes: {
		readonly commands?: readonly {
			readonly command: string;
			readonly title: string;
			readonly category?: string;
			readonly enablement?: string;
		}[];
		readonly configuration?: Configuration | readonly Configuration[];
		readonly menus?: { readonly [place: string]: readonly MenuItem[] };
		readonly submenus?: readonly { readonly id: string }[];
		readonly views?: {
			readonly [container: string]: readonly { readonly id: string; readonly when?: string }[];
		};
		readonly viewsContainers?: { readonly [place: string]: readonly { readonly id: string }[] };
		readonly viewsWelcome?: readonly {
			readonly view: string;
			readonly when?: string;
			readonly contents: string;
		}[];
		readonly keybindings?: readonly { readonly command: string; readonly when?: string }[];
		readonly colors?: readonly { readonly id: string }[];
		readonly walkthroughs?: readonly {
			readonly id: string;
			readonly steps: readonly {
				readonly id: string;
				readonly title: string;
				readonly media: {
					readonly image: { readonly [theme: string]: string };
					readonly altText: string;
				};
				readonly when?: string;
				readonly description: string;
				readonly completionEvents?: readonly string[];
			}[];
		}[];
		readonly languageModelTools?: readonly { readonly name: string }[];
	};
	readonly capabilities?: {
		readonly untrustedWorkspaces?: { readonly restrictedConfigurations?: readonly string[] };
	};
}

/** The file as it is, with `%key%` for every text. */
export function manifestFile(): Manifest {
	return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
}

/** The manifest as VS Code reads it in English. */
export function readManifest(): Manifest {
	const texts = readTexts('package.nls.json');
	const inEnglish = (value: unknown): unknown =>
		typeof value === 'string'
			? value.replace(/^%([^%]+)%$/, (whole, key: string) => texts[key] ?? whole)
			: value;
	return JSON.parse(JSON.stringify(manifestFile()), (_key, value: unknown) => inEnglish(value)) as Manifest;
}

export function settingsOf({ contributes: { configuration = [] } }: Manifest): {
	readonly [id: string]: Setting;
} {
	const sections = [configuration].flat() as readonly Configuration[];
	return Object.assign({}, ...sections.map(({ properties }) => properties)) as { [id: string]: Setting };
}

/** Every `when` and `enablement` clause. */
export function clausesOf({ contributes }: Manifest): readonly string[] {
	return [
		...(contributes.commands ?? []).map(({ enablement }) => enablement),
		...Object.values(contributes.menus ?? {}).flatMap((items) => items.map(({ when }) => when)),
		...Object.values(contributes.views ?? {}).flatMap((views) => views.map(({ when }) => when)),
		...(contributes.viewsWelcome ?? []).map(({ when }) => when),
		...(contributes.keybindings ?? []).map(({ when }) => when),
		...(contributes.walkthroughs ?? []).flatMap(({ steps }) => steps.map(({ when }) => when)),
	].filter((clause) => clause !== undefined);
}
