import type { Json } from '../../core/json.ts';

/**
 * Bytes, where a value of a context is a size worth reading as one. Sizes come as bytes, the memory of a graphics card
 * alone as megabytes (develop.sentry.dev "Contexts Interface").
 */
export function byteSize(context: string, name: string, value: Json): number | undefined {
	if (typeof value !== 'number') {
		return undefined;
	}
	if (context === 'gpu' && name === 'memory_size') {
		return value * 1024 * 1024;
	}
	return value >= 1024 && /(?:^|_)(?:memory|storage)(?:_size)?$|_bytes$/.test(name) ? value : undefined;
}
