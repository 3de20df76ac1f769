export class ApiError extends Error {
	override readonly name = 'ApiError';
	readonly status: number;

	constructor(status: number, path: string, options?: ErrorOptions) {
		super(`${path} answered ${status}`, options);
		this.status = status;
	}
}

/** Names of all stations. The server answers a login page when the session is over. */
export async function listStations(): Promise<string[]> {
	const path = '/api/stations';
	const response = await fetch(path);
	try {
		const stations = (await response.json()) as { name: string }[];
		return stations.map(({ name }) => name);
	} catch (cause) {
		throw new ApiError(response.status, path, { cause });
	}
}

export async function restartPump(number: number): Promise<void> {
	const path = `/api/pumps/${number}/restart`;
	const response = await fetch(path, { method: 'POST' });
	if (!response.ok) {
		throw new ApiError(response.status, path);
	}
}
