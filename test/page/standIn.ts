/** Runs in the page before anything else: what VS Code would have put there. */
export function standIn(theme: { classes: string; variables: { [name: string]: string } }): void {
	const reports: unknown[] = [];
	Reflect.set(window, 'culpritCspReports', reports);
	document.addEventListener('securitypolicyviolation', (event) => {
		reports.push({
			directive: event.effectiveDirective,
			blocked: event.blockedURI,
			line: event.lineNumber,
			column: event.columnNumber,
		});
	});
	let acquired = false;
	Reflect.set(window, 'acquireVsCodeApi', () => {
		if (acquired) {
			throw new Error('acquired twice');
		}
		acquired = true;
		return {
			postMessage: (message: unknown) =>
				(Reflect.get(window, 'culpritTestHost') as (message: unknown) => void)(message),
			getState: () => (JSON.parse(sessionStorage.getItem('culpritState') ?? 'null') as unknown) ?? undefined,
			setState: (state: unknown) => sessionStorage.setItem('culpritState', JSON.stringify(state)),
		};
	});
	const dress = () => {
		for (const [name, value] of Object.entries(theme.variables)) {
			document.documentElement.style.setProperty(name, value);
		}
		document.body.className = theme.classes;
	};
	document.addEventListener('DOMContentLoaded', dress);
}
