/**
 * `npm run check:audit`: asks the registry for known vulnerabilities of what is shipped, that is of the packages of which
 * something is in a bundle. Every dependency is one of development, so `npm audit` alone would tell of tools that no user
 * gets, and `npm audit --omit=dev` of nothing. A registry that does not answer is no failure, but is said.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Metafile } from 'esbuild';
import { root } from './bundles.ts';
import { ensureBuilt } from './ensureBuilt.ts';
import { type BundledPackage, bundledPackages } from './notices.ts';

export type ShippedPackage = Pick<BundledPackage, 'name' | 'version'>;

export type Audit =
	| { readonly kind: 'audited'; readonly found: readonly Vulnerability[] }
	/** `why` names no host. */
	| { readonly kind: 'unanswered'; readonly why: string };

export interface Vulnerability {
	readonly name: string;
	/** npm's: info, low, moderate, high, critical. */
	readonly severity: string;
}

const harmless: readonly string[] = ['info', 'low'];

/** Milliseconds for one request. */
const patience = 20_000;

/** Lets npm audit exactly these packages. `options` are npm's own. */
export async function audit(
	packages: readonly ShippedPackage[],
	options: readonly string[] = [],
): Promise<Audit> {
	const folder = mkdtempSync(path.join(tmpdir(), 'culprit-audit-'));
	try {
		writeFileSync(path.join(folder, 'package.json'), JSON.stringify(projectOf(packages)));
		writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify(lockOf(packages)));
		return auditOf(await npmAudit(folder, options));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** What npm's report (`npm audit --json`) comes to. */
export function auditOf(report: string): Audit {
	const parsed = parse(report);
	const { vulnerabilities, statusCode } = parsed;
	if (typeof vulnerabilities !== 'object' || vulnerabilities === null) {
		const why = typeof statusCode === 'number' ? `it answered ${statusCode}` : 'it did not answer';
		return { kind: 'unanswered', why };
	}
	const found = Object.entries(vulnerabilities).map(([name, value]: [string, unknown]) => {
		const severity: unknown = Reflect.get(Object(value) as object, 'severity');
		return { name, severity: typeof severity === 'string' ? severity : 'unknown' };
	});
	return { kind: 'audited', found };
}

/** What is said of it, and whether the check fails. */
export function verdictOf(
	result: Audit,
	count: number,
): { readonly lines: readonly string[]; readonly fails: boolean } {
	if (result.kind === 'unanswered') {
		return {
			lines: [
				`NOT AUDITED: the registry was asked for known vulnerabilities of ${count} shipped packages, but ${result.why}.`,
			],
			fails: false,
		};
	}
	const grave = result.found.filter(({ severity }) => !harmless.includes(severity));
	return {
		lines: [
			...result.found.map(({ name, severity }) => `${name}: known vulnerability, ${severity}`),
			`${count} shipped packages audited, ${grave.length} with a known vulnerability of moderate severity or more`,
		],
		fails: grave.length > 0,
	};
}

/** Of two versions of a package each has a name of its own; npm asks for what they are. */
function named(packages: readonly ShippedPackage[]): readonly [alias: string, ShippedPackage][] {
	return packages.map((one, at) => [`shipped-${at}`, one]);
}

function projectOf(packages: readonly ShippedPackage[]): object {
	const dependencies = Object.fromEntries(
		named(packages).map(([alias, { name, version }]) => [alias, `npm:${name}@${version}`]),
	);
	return { name: 'shipped', version: '0.0.0', private: true, dependencies };
}

function lockOf(packages: readonly ShippedPackage[]): object {
	const places: { [place: string]: object } = { '': projectOf(packages) };
	for (const [alias, { name, version }] of named(packages)) {
		places[`node_modules/${alias}`] = { name, version };
	}
	return { name: 'shipped', version: '0.0.0', lockfileVersion: 3, requires: true, packages: places };
}

/** What it prints, whatever it ends with: it fails for vulnerabilities too. */
async function npmAudit(cwd: string, options: readonly string[]): Promise<string> {
	const args = [
		'audit',
		'--json',
		'--package-lock-only',
		'--fetch-retries=0',
		`--fetch-timeout=${patience}`,
		...options,
	];
	return new Promise((resolve) => {
		execFile(
			'npm',
			args,
			{ cwd, shell: process.platform === 'win32', maxBuffer: 1e8, timeout: 3 * patience },
			(_error, stdout) => resolve(stdout),
		);
	});
}

function parse(text: string): { readonly [key: string]: unknown } {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? { ...value } : {};
	} catch {
		return {};
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	ensureBuilt();
	const outputs = JSON.parse(
		readFileSync(path.join(root, 'out/metafile.json'), 'utf8'),
	) as Metafile['outputs'];
	const packages = bundledPackages(outputs);
	const { lines, fails } = verdictOf(await audit(packages), packages.length);
	console.log(lines.join('\n'));
	process.exitCode = fails ? 1 : 0;
}
