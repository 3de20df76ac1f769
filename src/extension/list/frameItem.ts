import * as vscode from 'vscode';
import type { L10n } from '../../core/text/l10n.ts';
import type { Verdict } from '../../core/source/sourceLink.ts';
import { labelText, visibleText } from '../../core/text/visibleText.ts';
import { placeOf, shortPlace } from './framePlace.ts';
import type { RowContent } from './row.ts';

/** A frame below its issue: the function, where it is in the code of today, and how sure that is. */
export function frameItem(
	{ label, place, link }: RowContent & { readonly kind: 'frame' },
	l10n: L10n,
): vscode.TreeItem {
	const item = new vscode.TreeItem(labelText(label, 120));
	const where = link?.file === undefined ? place : placeOf(link.file, link.line);
	const why = link && link.verdict !== 'exact' ? visibleText(link.why) : undefined;
	item.description = [labelText(shortPlace(where), 160), why && labelText(why)]
		.filter((part) => part !== undefined && part !== '')
		.join(' · ');
	item.tooltip = [visibleText(label), visibleText(where), link && visibleText(link.why)]
		.filter(Boolean)
		.join('\n');
	item.iconPath = new vscode.ThemeIcon(iconOf(link?.verdict));
	item.contextValue = 'frame';
	item.accessibilityInformation = {
		label: l10n.t(
			'Frame {0}, {1}',
			visibleText(label, 120),
			[visibleText(where), why].filter(Boolean).join(', '),
		),
		role: 'treeitem',
	};
	return item;
}

function iconOf(verdict: Verdict | undefined): string {
	switch (verdict) {
		case 'exact':
			return 'debug-stackframe';
		case 'moved':
		case 'movedFunction':
			return 'arrow-swap';
		case 'changed':
		case 'uncertain':
			return 'debug-stackframe-dot';
		case 'candidates':
			return 'files';
		case 'dependency':
			return 'package';
		case 'removed':
		case 'notFound':
		case 'noPath':
			return 'circle-slash';
		case undefined:
			return 'symbol-function';
	}
}
