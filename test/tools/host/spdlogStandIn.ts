/** Stands in for the native `@vscode/spdlog` in VS Code's server, so that log files exist without a compiler. */
import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

export class Logger {
	private level = 2;
	private raw = false;
	readonly name: string;
	private readonly file: string;

	constructor(name: string, file: string) {
		this.name = name;
		this.file = file;
		mkdirSync(path.dirname(file), { recursive: true });
	}

	private write(level: number, message: string): void {
		if (level < this.level) {
			return;
		}
		const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
		try {
			appendFileSync(this.file, this.raw ? message : `${time} [${levels[level]}] ${message}\n`);
		} catch {
			// The folder was removed after the test: nobody reads the log any more.
		}
	}

	trace(message: string): void {
		this.write(0, message);
	}
	debug(message: string): void {
		this.write(1, message);
	}
	info(message: string): void {
		this.write(2, message);
	}
	warn(message: string): void {
		this.write(3, message);
	}
	error(message: string): void {
		this.write(4, message);
	}
	critical(message: string): void {
		this.write(5, message);
	}
	setLevel(level: number): void {
		this.level = level;
	}
	getLevel(): number {
		return this.level;
	}
	clearFormatters(): void {
		this.raw = true;
	}
	setPattern(): void {}
	flush(): void {}
	drop(): void {}
}

export async function createRotatingLogger(name: string, file: string): Promise<Logger> {
	return new Logger(name, file);
}

export const createAsyncRotatingLogger = createRotatingLogger;
export const version = 0;
export function setLevel(): void {}
export function setFlushOn(): void {}
export function shutdown(): void {}
