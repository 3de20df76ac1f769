import { Component, type FunctionComponent, h, type JSX } from 'preact';

/** Draws again only when a prop is another object: snapshots share what did not change (`share.ts`). */
export function memo<P extends object>(View: FunctionComponent<P>): FunctionComponent<P> {
	class Memo extends Component<P> {
		override shouldComponentUpdate(next: Readonly<P>): boolean {
			return !shallowEqual(this.props, next);
		}
		override render(): JSX.Element {
			return h(View, this.props);
		}
	}
	return (props) => h(Memo, props);
}

function shallowEqual(a: object, b: object): boolean {
	const keys = Object.keys(a);
	return (
		keys.length === Object.keys(b).length &&
		keys.every((key) => Object.hasOwn(b, key) && Object.is(Reflect.get(a, key), Reflect.get(b, key)))
	);
}
