import { startObserving } from './observe';
import { listStations, restartPump } from './api';
import { drawChart } from './chart';
import { renderGauge } from './gauge';
import { showFeedback } from './feedback';
import { findStation, forgetStation, pollStations } from './stations';

startObserving();

const view = document.querySelector<HTMLElement>('#view')!;

const actions: Record<string, () => unknown> = {
	gauge: () => renderGauge(view, { name: 'North 7' }),
	stations: async () => {
		view.textContent = (await listStations()).join(', ');
	},
	chart: () => drawChart(view, [3.1, 2.9, 4.4], -1),
	search: () => findStation(view, 'pump #3 (old)'),
	restart: () => restartPump(3),
	poll: () => pollStations(10),
	forget: () => forgetStation({ id: 7, reason: 'moved' }),
	note: () => showFeedback('note'),
	feedback: () => showFeedback('form'),
	logo: () => {
		const image = new Image();
		image.src = 'http://cdn.example.com/logo.png';
		view.append(image);
	},
};

document.addEventListener('click', (event) => {
	const name = (event.target as HTMLElement).dataset['do'];
	if (name) {
		void actions[name]?.();
	}
});
