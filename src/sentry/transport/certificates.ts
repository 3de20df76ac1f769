import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as tls from 'node:tls';
import { CulpritError } from '../../core/failure.ts';
import type { NetworkSettings } from '../apiOptions.ts';

/**
 * The authorities to trust: those that Node brings, the system's (unless `http.systemCertificates` is off),
 * `NODE_EXTRA_CA_CERTS`, and `culprit.caFile`. One context for all connections: reading some 300 certificates takes 35 to
 * 58 ms (NETWORK.md §5), so it is made at the first https request and not before. It only ever adds trust that somebody set
 * up; nothing switches verification off (`undiciTransport.ts` says so to TLS, whatever the environment does). Rejects with `certificate` and code `CA_FILE` when that file is no PEM.
 */
export async function createTrust(
	network: Pick<NetworkSettings, 'caFile' | 'systemCertificates'>,
): Promise<tls.SecureContext> {
	const own = network.caFile ? await readCaFile(network.caFile) : [];
	// A list replaces Node's own, so it has to hold everything. Node before 22.15 cannot tell its system's.
	const known =
		typeof tls.getCACertificates === 'function'
			? [
					...tls.getCACertificates('bundled'),
					...tls.getCACertificates('extra'),
					...(network.systemCertificates === false ? [] : systemCertificates()),
				]
			: tls.rootCertificates;
	return tls.createSecureContext({ ca: [...new Set([...known, ...own])] });
}

/** A system whose store cannot be read is one that adds nothing. */
function systemCertificates(): readonly string[] {
	try {
		return tls.getCACertificates('system');
	} catch {
		return [];
	}
}

async function readCaFile(file: string): Promise<readonly string[]> {
	let text: string;
	try {
		text = await readFile(file, 'utf8');
	} catch (error) {
		throw new CulpritError('certificate', { code: 'CA_FILE' }, error);
	}
	const blocks = text.match(
		/-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g,
	);
	try {
		const certificates = (blocks ?? []).map((block) => new X509Certificate(block).toString());
		if (certificates.length > 0) {
			return certificates;
		}
	} catch {
		// Said below.
	}
	throw new CulpritError('certificate', { code: 'CA_FILE' });
}
