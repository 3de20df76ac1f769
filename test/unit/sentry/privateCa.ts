import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';

export interface KeyPair {
	readonly key: string;
	readonly cert: string;
}

export interface PrivateCa {
	/** The authority's certificate, PEM. */
	readonly file: string;
	readonly pem: string;
	/** A certificate of this authority for `host`; with negative days it has expired. */
	issue(host: string, days?: number): KeyPair;
	selfSigned(host: string): KeyPair;
}

/** A certificate authority made by openssl for one test. */
export function createCa(context: Pick<TestContext, 'after'>): PrivateCa {
	const folder = mkdtempSync(path.join(tmpdir(), 'culprit-ca-'));
	context.after(() => rmSync(folder, { recursive: true, force: true }));
	const at = (name: string) => path.join(folder, name);
	/** Arguments hold no spaces: the folder's name is mkdtemp's. */
	const openssl = (args: string) => execFileSync('openssl', args.split(' '), { stdio: 'pipe' });
	const newKey = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes';
	let count = 0;

	function selfSigned(
		subject: string,
		host?: string,
	): KeyPair & { readonly file: string; readonly keyFile: string } {
		const name = String(count++);
		const [keyFile, file] = [at(`${name}.key`), at(`${name}.pem`)];
		const names = host === undefined ? '' : ` -addext subjectAltName=${altName(host)}`;
		openssl(`req -x509 ${newKey} -keyout ${keyFile} -out ${file} -subj ${subject} -days 2${names}`);
		return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(file, 'utf8'), file, keyFile };
	}

	const authority = selfSigned('/CN=CulpritTestCA');
	return {
		file: authority.file,
		pem: authority.cert,
		issue(host, days = 2) {
			const name = String(count++);
			const [key, request, cert] = [at(`${name}.key`), at(`${name}.csr`), at(`${name}.pem`)];
			openssl(
				`req ${newKey} -keyout ${key} -out ${request} -subj /CN=server -addext subjectAltName=${altName(host)}`,
			);
			openssl(
				`x509 -req -in ${request} -CA ${authority.file} -CAkey ${authority.keyFile} -copy_extensions copy -days ${days} -out ${cert}`,
			);
			return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
		},
		selfSigned: (host) => selfSigned('/CN=server', host),
	};
}

function altName(host: string): string {
	return /^[\d.]+$/.test(host) ? `IP:${host}` : `DNS:${host}`;
}
