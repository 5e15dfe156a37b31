declare const brand: unique symbol;

/** Nominal type: a value that was parsed once and may not be swapped for another of the same shape. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
