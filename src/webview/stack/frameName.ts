import type { Frame } from '../../core/issue/event.ts';

/** The parts of a frame's row. All text is untrusted. */
export interface FrameName {
	readonly function?: string;
	/** The class, where files are named without their folder: Java and C#. */
	readonly qualifier?: string;
	/** File, else module, else package: whatever says best where it is. */
	readonly place?: string;
	/** `42` or `42:7`. */
	readonly position?: string;
	/** Hexadecimal, of native frames without source. */
	readonly address?: string;
	/** What the row has no room for and the open row shows. */
	readonly details: readonly { readonly name: DetailName; readonly value: string }[];
}

export type DetailName =
	| 'module'
	| 'package'
	| 'absPath'
	| 'symbol'
	| 'address'
	| 'symbolAddress'
	| 'rawFunction'
	| 'trust'
	| 'minified'
	| 'sourceMap';

/** A frame's name: a path is shown as sent, a package (a binary) by its last part. */
export function frameName(frame: Frame, platform?: string): FrameName {
	const own = frame.function ?? frame.rawFunction ?? frame.symbol;
	const place =
		frame.filename ??
		frame.absPath ??
		frame.module ??
		(frame.package === undefined ? undefined : baseName(frame.package));
	const position = positionOf(frame.lineNo, frame.colNo);
	const byClass = ['java', 'csharp'].includes(frame.platform ?? platform ?? '');
	const qualifier = byClass && own !== undefined && frame.module !== place ? frame.module : undefined;
	// Without a file, the address is what tells two frames of one binary apart.
	const address =
		frame.filename === undefined && frame.lineNo === undefined ? frame.instructionAddr : undefined;
	const minified = [
		frame.origFunction,
		[frame.origAbsPath, positionOf(frame.origLineNo, frame.origColNo)].filter(Boolean).join(':'),
	]
		.filter(Boolean)
		.join(' · ');
	const candidates: readonly (readonly [DetailName, string | undefined])[] = [
		['module', frame.module],
		['package', frame.package],
		['absPath', frame.absPath],
		['rawFunction', frame.rawFunction],
		['symbol', frame.symbol],
		['address', frame.instructionAddr],
		['symbolAddress', frame.symbolAddr],
		['trust', frame.trust],
		['minified', minified],
		['sourceMap', frame.mapUrl],
	];
	const told = new Set([own, place, address, qualifier, '', undefined]);
	return {
		...(own !== undefined && { function: own }),
		...(qualifier !== undefined && { qualifier }),
		...(place !== undefined && { place }),
		...(position !== undefined && { position }),
		...(address !== undefined && { address }),
		details: candidates.flatMap(([name, value]) => {
			if (value === undefined || told.has(value)) {
				return [];
			}
			told.add(value);
			return [{ name, value }];
		}),
	};
}

function positionOf(line: number | undefined, column: number | undefined): string | undefined {
	return line === undefined ? undefined : column === undefined ? String(line) : `${line}:${column}`;
}

function baseName(path: string): string {
	return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}
