import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const applications = [
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * A Chromium on this machine: `CULPRIT_CHROMIUM`, the PATH, or the usual place. Where there is none it is installed with
 * apt as root; otherwise the error names the command that does it.
 */
export function findChromium(say: (line: string) => void): string {
	const found = installedChromium();
	if (found) {
		return found;
	}
	if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
		say('Installing Chromium with apt-get');
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		execFileSync('apt-get', ['update', '-q'], { stdio: 'ignore', env });
		execFileSync('apt-get', ['install', '-qy', '--no-install-recommends', 'chromium'], {
			stdio: 'ignore',
			env,
		});
		const installed = installedChromium();
		if (installed) {
			return installed;
		}
	}
	throw new Error(
		'No Chromium on this machine. Install it (Debian, Ubuntu: sudo apt-get install chromium), or name one in CULPRIT_CHROMIUM.',
	);
}

function installedChromium(): string | undefined {
	const given = process.env['CULPRIT_CHROMIUM'];
	if (given) {
		return given;
	}
	const folders = (process.env['PATH'] ?? '').split(path.delimiter);
	const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
	return [...candidates, ...applications].find(isExecutable);
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
