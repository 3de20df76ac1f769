import type { CorpusFrame } from './corpus.ts';
import { constructorName } from './scopeRoles.ts';
import type { ScopedFunction } from './scopes.ts';

/** Lines to each side that SDKs send. */
const contextLines = 5;

/**
 * The frame that an SDK sends for a line of a function; undefined where no SDK could name that function so that it is
 * told from others (a method of a class without a name).
 */
export function frameAt(
	path: string,
	text: string,
	holder: ScopedFunction,
	line: number,
	seed: number,
): CorpusFrame | undefined {
	const names = namesOf(path, text, holder, seed);
	const lines = text.split('\n');
	const own = lines[line - 1];
	if (!names || own === undefined) {
		return undefined;
	}
	return {
		filename: path,
		abs_path: `/app/${path}`,
		...names,
		lineno: line,
		in_app: true,
		pre_context: lines.slice(Math.max(0, line - 1 - contextLines), line - 1),
		context_line: own,
		post_context: lines.slice(line, line + contextLines),
	};
}

type Names = Pick<CorpusFrame, 'function' | 'module' | 'filename' | 'abs_path' | 'platform'>;

function namesOf(path: string, text: string, holder: ScopedFunction, seed: number): Names | undefined {
	const { name, scope, isConstructor } = holder;
	const types = scope.filter(({ kind }) => kind === 'type').map((part) => part.name);
	const isPlain = scope.every(({ kind }) => kind === 'type');
	const last = types.at(-1);
	const ending = /\.(\w+)$/.exec(path)?.[1] ?? '';
	if (name === undefined) {
		return undefined;
	}
	switch (ending) {
		case 'py':
			// The code object's plain name, whatever it stands in.
			return {
				platform: 'python',
				function: name,
				module: path
					.replace(/^(?:src|lib)\//, '')
					.replace(/(?:\/__init__)?\.py$/, '')
					.replaceAll('/', '.'),
			};
		case 'go':
			return {
				platform: 'go',
				module: `example.com/app/${path.replace(/\/?[^/]*$/, '')}`.replace(/\/$/, ''),
				function: last === undefined ? name : holder.isStatic ? `${last}.${name}` : `(*${last}).${name}`,
			};
		case 'java':
		case 'kt': {
			const unit = /^\s*package\s+([\w.]+)/m.exec(text)?.[1];
			const file = path.replace(/^.*\//, '');
			const outer = types.length === 0 ? `${file.replace(/\.kt$/, '')}Kt` : types.join('$');
			return isPlain
				? {
						platform: 'java',
						filename: file,
						abs_path: file,
						module: unit === undefined ? outer : `${unit}.${outer}`,
						function: name,
					}
				: undefined;
		}
		case 'cs':
			return isPlain && last !== undefined ? csharpNames(text, holder, types) : undefined;
		case 'php': {
			const unit = /^\s*namespace\s+([\w\\]+)/m.exec(text)?.[1];
			const owner = last === undefined ? '' : `${last}::`;
			return isPlain
				? {
						platform: 'php',
						filename: `/${path}`,
						function:
							last === undefined && unit === undefined
								? name
								: `${unit === undefined ? '' : `${unit}\\`}${owner}${name}`,
					}
				: undefined;
		}
		case 'rs':
			return rustNames(path, holder);
		case 'rb':
			return isPlain
				? {
						platform: 'ruby',
						// Since 3.4 Ruby tells the class.
						function:
							types.length > 0 && seed % 2 === 0
								? `${types.join('::')}${holder.isStatic ? '.' : '#'}${name}`
								: name,
					}
				: undefined;
		case 'ex':
		case 'exs': {
			const module = types.join('.');
			return isPlain && module !== ''
				? {
						platform: 'elixir',
						module: `Elixir.${module}`,
						function: `${module}.${name}/${holder.arity ?? 0}`,
					}
				: undefined;
		}
		case 'dart':
			return isPlain
				? {
						platform: 'dart',
						filename: path.replace(/^.*\//, ''),
						abs_path: `package:${/([\w]+)\/lib\//.exec(path)?.[1] ?? 'app'}/${path.replace(/^.*\/?\blib\//, '')}`,
						function: isConstructor ? `new ${last ?? ''}` : last === undefined ? name : `${last}.${name}`,
					}
				: undefined;
		default:
			return scriptNames(holder);
	}
}

/** The body of an async method is a state machine of its own. */
function csharpNames(
	text: string,
	{ name = '', isAsync, isConstructor, isStatic }: ScopedFunction,
	types: readonly string[],
): Names {
	const unit = /^\s*namespace\s+([\w.]+)/m.exec(text)?.[1];
	const type = `${unit === undefined ? '' : `${unit}.`}${types.join('+')}`;
	return {
		platform: 'csharp',
		module: isAsync ? `${type}+<${name}>d__7` : type,
		function: isAsync ? 'MoveNext' : isConstructor ? (isStatic ? '.cctor' : '.ctor') : name,
	};
}

function rustNames(path: string, { name = '', scope }: ScopedFunction): Names | undefined {
	if (!scope.every(({ kind }) => kind === 'type' || kind === 'module')) {
		return undefined;
	}
	const folders = path
		.replace(/^.*?\bsrc\//, '')
		.replace(/(?:^|\/)(?:mod|lib|main)\.rs$|\.rs$/, '')
		.split('/')
		.filter(Boolean);
	const modules = [
		'app',
		...folders,
		...scope.filter(({ kind }) => kind === 'module').map((part) => part.name),
	];
	const place = modules.join('::');
	const type = scope.findLast(({ kind }) => kind === 'type');
	if (type === undefined) {
		return { platform: 'rust', function: `${place}::${name}` };
	}
	const owner = /^(?:[iuf]\d+|[iu]size|bool|char|str)$/.test(type.name)
		? type.name
		: `${place}::${type.name}`;
	// Symbols have no lifetimes.
	const trait = type.trait?.replace(/'\w+(?:,\s*)?/g, '').replace('<>', '');
	return {
		platform: 'rust',
		function:
			trait === undefined
				? `${owner}::${name}`
				: `<${owner} as ${trait.includes('::') ? trait : `${modules[0]}::${trait}`}>::${name}`,
	};
}

/** As V8 names them: the type of `this` and the method, or the plain name of a function. */
function scriptNames({ name = '', scope, isConstructor, isAsync }: ScopedFunction): Names | undefined {
	const owner = scope.at(-1);
	const prefix = isAsync ? 'async ' : '';
	if (owner?.kind === 'nameless' && isConstructor) {
		return undefined;
	}
	const told =
		owner?.kind === 'type'
			? isConstructor
				? `new ${owner.name}`
				: `${prefix}${owner.name}.${name}`
			: owner?.kind === 'member'
				? `${prefix}${owner.name.replace(/\.prototype$/, '')}.${name}`
				: owner?.kind === 'binding'
					? `${prefix}Object.${name}`
					: `${prefix}${name}`;
	return told.includes(constructorName) ? undefined : { platform: 'node', function: told };
}
