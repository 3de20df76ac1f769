/** Something that holds resources until it is told to let go. Calling it twice is harmless. */
export interface Disposable {
	dispose(): void;
}
