import { formatRoute, parseRoute, type Route } from './route';

/** Says whether the page may be left for another one. */
export type LeaveGuard = (next: Route) => Promise<boolean>;

/** Where the page is: the fragment of the address, so that Back, Forward and links work. */
export class Navigation {
  #route: Route;
  #guard: LeaveGuard | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #window: Window;

  constructor(target: Window) {
    this.#window = target;
    this.#route = parseRoute(target.location.hash);
    target.addEventListener('hashchange', () => void this.#follow());
  }

  readonly current = (): Route => this.#route;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  go(route: Route): void {
    this.#window.location.hash = formatRoute(route);
  }

  /** Changes the address without a step in the history and without asking the guard. */
  replace(route: Route): void {
    this.#window.history.replaceState(null, '', formatRoute(route));
    this.#show(route);
  }

  /** Asks before a change of route, until the returned function is called. */
  guard(guard: LeaveGuard): () => void {
    this.#guard = guard;
    return () => {
      if (this.#guard === guard) {
        this.#guard = null;
      }
    };
  }

  async #follow(): Promise<void> {
    const hash = this.#window.location.hash;
    const next = parseRoute(hash);
    if (formatRoute(next) === formatRoute(this.#route)) {
      return;
    }
    if (this.#guard && !(await this.#guard(next))) {
      this.#window.history.pushState(null, '', formatRoute(this.#route));
      return;
    }
    // While the guard was asked the address may have changed once more; that change asks for itself.
    if (this.#window.location.hash === hash) {
      this.#show(next);
    }
  }

  #show(route: Route): void {
    this.#route = route;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
