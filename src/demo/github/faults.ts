/** What goes wrong instead of, or besides, an answer. */
export type FaultKind =
  | {
      readonly kind: "status";
      readonly status: 403 | 404 | 429 | 500 | 502 | 503;
      /** Seconds. */
      readonly retryAfter?: number | undefined;
      readonly message?: string | undefined;
      readonly headers?: Readonly<Record<string, string>> | undefined;
    }
  /** What GraphQL tells in a 200, with the part of the data that there is. */
  | {
      readonly kind: "errors";
      readonly errors: readonly { readonly type?: string; readonly message: string }[];
      readonly data?: unknown;
      readonly headers?: Readonly<Record<string, string>> | undefined;
    }
  /** The right answer, late. */
  | { readonly kind: "slow"; readonly ms: number }
  /** The connection ends in the middle of the answer. */
  | { readonly kind: "cut" }
  /** JSON that ends too early. */
  | { readonly kind: "malformed" }
  /** A page of something between us and GitHub. */
  | { readonly kind: "html"; readonly status?: number | undefined };

export type Fault = FaultKind & {
  /** Any method when not given. */
  readonly method?: string | undefined;
  /** Part of the path (query included), or a pattern. */
  readonly path: string | RegExp;
  /** How often; without end when not given. */
  readonly times?: number | undefined;
  /** `after`: the request is carried out, and only its answer is lost. Default `before`. */
  readonly moment?: "before" | "after" | undefined;
};

/** The faults of a running server; the oldest that fits a request strikes. */
export interface Faults {
  /** Returns a function that takes the fault away. */
  readonly add: (fault: Fault) => () => void;
  readonly clear: () => void;
  /** Uses up one strike of the fault that fits. */
  readonly strike: (method: string, path: string) => Fault | undefined;
}

/** No faults yet. */
export function createFaults(): Faults {
  const left = new Map<Fault, number>();
  return {
    add: (fault) => {
      // Copied, because the same fault may be added twice.
      const own = { ...fault };
      left.set(own, fault.times ?? Number.POSITIVE_INFINITY);
      return () => left.delete(own);
    },
    clear: () => left.clear(),
    strike: (method, path) => {
      const fault = [...left.keys()].find((one) => fits(one, method, path));
      if (fault === undefined) return undefined;
      const times = (left.get(fault) ?? 0) - 1;
      if (times > 0) left.set(fault, times);
      else left.delete(fault);
      return fault;
    },
  };
}

function fits(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method !== method) return false;
  return typeof fault.path === "string" ? path.includes(fault.path) : fault.path.test(path);
}
