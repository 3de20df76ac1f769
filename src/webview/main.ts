import { createL10n } from '../core/text/l10n.ts';
import { valueOf } from '../core/panel/loadable.ts';
import type { PanelHost, PanelPush, PanelQuestion, PanelSnapshot } from '../core/panel/protocol.ts';
import { connect } from '../core/panel/rpc.ts';
import { h, render } from 'preact';
import { App } from './App.tsx';
import { Clock } from './clock.ts';
import { hostPort } from './hostLink.ts';
import { keepScroll } from './keepScroll.ts';
import { loadLowerPart } from './loadLowerPart.ts';
import { loadToolkit, type Page, PageContext } from './page.ts';
import { share } from './share.ts';
import { createFormats } from './text/formats.ts';
import { ViewState } from './viewState.ts';

export * from './lent.ts';

/** Draws what the host has said so far, says that the page is up, then draws every snapshot that the host pushes. */
export function start(heard: readonly unknown[]): void {
	const api = acquireVsCodeApi();
	const root = document.querySelector('#page') ?? document.body;
	const view = new ViewState(api);
	const clock = new Clock();
	let snapshot: PanelSnapshot | undefined;
	let revision = 0;
	let notice: string | undefined;

	const take = (push: PanelPush) => {
		if (push.bundle) {
			page = { ...page, l10n: createL10n(push.bundle) };
		}
		({ revision } = push);
		clock.set(push.snapshot.now);
		snapshot = share(snapshot, push.snapshot);
		view.setSnapshot(snapshot);
	};
	const calls = connect<PanelHost>(hostPort(api), (message) => {
		if (isSnapshot(message)) {
			take(message);
			draw();
		} else if (isPush(message, 'askFocus')) {
			void calls.focus({ has: document.hasFocus() });
		}
	});
	let page: Page = {
		l10n: createL10n(),
		formats: createFormats(document.documentElement.lang || 'en'),
		clock,
		view,
		// Before anything is drawn: to measure later would mean to lay the page out twice.
		chartWidth: document.querySelector('.chart-room')?.clientWidth || 400,
		async ask(method, argument) {
			try {
				// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a method and its own argument, which the union of methods cannot show
				await (calls[method] as (argument: unknown) => Promise<unknown>)(argument);
				return true;
			} catch (error) {
				notice = error instanceof Error ? error.message : String(error);
				draw();
				return false;
			}
		},
		image: async (attachment) => calls.image({ attachment }),
	};
	const draw = () => {
		const app = h(App, {
			snapshot,
			notice,
			onDismiss: () => {
				notice = undefined;
				draw();
			},
		});
		render(h(PageContext.Provider, { value: page, children: app }), root);
	};
	for (const push of heard.filter(isSnapshot)) {
		take(push);
	}
	if (snapshot === undefined || valueOf(snapshot.event) === undefined) {
		// There is time until there is more to draw.
		void loadToolkit();
	}
	// Until there is a snapshot the document's own first paint stays.
	if (snapshot) {
		draw();
	}
	// Asked for now, so that it is there when the first draw is on the screen. Who draws it says what failed.
	void loadLowerPart().catch(() => {});
	keepScroll(view);
	void page.ask('ready', { revision });
}

/** The host is trusted, but other scripts' messages are not: only the shape that it sends is taken. */
function isPush(message: unknown, push: (PanelPush | PanelQuestion)['push']): message is object {
	return typeof message === 'object' && message !== null && 'push' in message && message.push === push;
}

function isSnapshot(message: unknown): message is PanelPush {
	return (
		isPush(message, 'snapshot') &&
		'snapshot' in message &&
		typeof message.snapshot === 'object' &&
		message.snapshot !== null
	);
}
