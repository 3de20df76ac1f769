/**
 * The document's own script, as small as can be, because VS Code shows the document when it has run. It keeps what the
 * host says meanwhile, and starts the page (`main.ts`) when what the document holds is on the screen.
 */

/** Milliseconds after which the page starts though no frame was drawn: in a window that is hidden none is. */
const patience = 100;

const heard: unknown[] = [];
const keep = (event: MessageEvent<unknown>): void => void heard.push(event.data);
window.addEventListener('message', keep);

/** `main.ts`. */
interface Page {
	readonly start: (heard: readonly unknown[]) => void;
}

let started = false;
async function start(loading: Promise<Page>): Promise<void> {
	if (started) {
		return;
	}
	started = true;
	const page = await loading;
	window.removeEventListener('message', keep);
	page.start(heard);
}

window.addEventListener('load', () => {
	void document.fonts.load('16px codicon');
	// Compiled while the first frame is waited for.
	const page = import('./main.ts');
	// A timer of a frame's callback runs after the frame is drawn.
	requestAnimationFrame(() => setTimeout(() => void start(page)));
	setTimeout(() => void start(page), patience);
});
