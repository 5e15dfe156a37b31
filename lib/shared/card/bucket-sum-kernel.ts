import type { Code, CodeBuilder, ModuleBuilder } from 'ffjavascript';

/**
 * A kernel for ffjavascript's WebAssembly, added by its plugin: one window of Pippenger's multi-exponentiation with
 * affine additions that share their inversions (Montgomery's trick). An addition costs six multiplications where the
 * library's mixed addition costs eleven, and signed digits need half of the buckets.
 */
export const BUCKET_SUM = { G1: 'g1m_bucketSum', G2: 'g2m_bucketSum' } as const;
const FIELDS = { g1m: 'f1m', g2m: 'f2m' } as const;
type Group = keyof typeof FIELDS;

const WORD_BYTES = 4;

/** Bytes of memory that one window of `points` points and digits of at most `digit` works in. */
export function bucketSumBytes(points: number, digit: number, fieldBytes: number): number {
  const buckets = digit + 1;
  const pairs = (points >> 1) + 1;
  return 2 * WORD_BYTES * buckets + points * 2 * fieldBytes + 2 * pairs * fieldBytes;
}

/** Short forms over one function's code builder. */
function syntax(c: CodeBuilder) {
  const get = (name: string): Code => c.getLocal(name);
  const set = (name: string, value: Code): Code => c.setLocal(name, value);
  const value = (number: number): Code => c.i32_const(number);
  const plus = (a: Code, offset: number): Code => c.i32_add(a, value(offset));
  return {
    ...{ get, set, value, plus },
    all: (...parts: Code[]): Code => parts.flat(),
    advance: (name: string, step: number): Code => set(name, plus(get(name), step)),
    /** base[index] of an array of words: its address. */
    word: (base: string, index: Code): Code => c.i32_add(get(base), c.i32_mul(index, value(WORD_BYTES))),
    /** Repeats while the condition holds. */
    during: (condition: Code, ...body: Code[]): Code =>
      c.block(c.loop(c.br_if(1, c.i32_eqz(condition)), body.flat(), c.br(0))),
  };
}

const localsOf = (f: { addLocal(name: string, type: 'i32'): void }, ...names: string[]): void => {
  for (const name of names) f.addLocal(name, 'i32');
};
const paramsOf = (f: { addParam(name: string, type: 'i32'): void }, ...names: string[]): void => {
  for (const name of names) f.addParam(name, 'i32');
};

/** What the slope of the line through two points is divided by; 0 where the sum needs no slope. */
function addDenominator(module: ModuleBuilder, group: Group, n8: number): void {
  const F = FIELDS[group];
  const f = module.addFunction(`${group}_pairDenominator`);
  paramsOf(f, 'p', 'q', 'out');
  const c = f.getCodeBuilder();
  const { get, plus, all } = syntax(c);
  const [px, qx, out] = [get('p'), get('q'), get('out')];
  const [py, qy] = [plus(px, n8), plus(qx, n8)];
  const isEitherZero = c.i32_or(c.call(`${group}_isZeroAffine`, px), c.call(`${group}_isZeroAffine`, qx));
  f.addCode(
    c.if(isEitherZero, all(c.call(`${F}_zero`, out), c.ret([]))),
    c.call(`${F}_sub`, qx, px, out),
    // The same x: the tangent at a doubled point, none where the points cancel out.
    c.if(c.call(`${F}_isZero`, out), c.if(c.call(`${F}_eq`, py, qy), c.call(`${F}_add`, py, qy, out))),
  );
}

/** out = p + q, affine, with the inverted denominator. `out` may be one of the points. */
function addPairSum(module: ModuleBuilder, group: Group, n8: number): void {
  const F = FIELDS[group];
  const f = module.addFunction(`${group}_pairSum`);
  paramsOf(f, 'p', 'q', 'inverse', 'out');
  const c = f.getCodeBuilder();
  const { get, value, plus, all } = syntax(c);
  const [px, qx, out] = [get('p'), get('q'), get('out')];
  const [py, qy] = [plus(px, n8), plus(qx, n8)];
  const [slope, x, y] = [value(module.alloc(n8)), value(module.alloc(n8)), value(module.alloc(n8))];
  const done = (from: Code): Code => all(c.call(`${group}_copyAffine`, from, out), c.ret([]));
  f.addCode(
    c.if(c.call(`${group}_isZeroAffine`, px), done(qx)),
    c.if(c.call(`${group}_isZeroAffine`, qx), done(px)),
    c.if(
      c.call(`${F}_eq`, px, qx),
      c.if(
        c.call(`${F}_eq`, py, qy),
        // 3x²: both curves have a = 0.
        all(c.call(`${F}_square`, px, x), c.call(`${F}_add`, x, x, slope), c.call(`${F}_add`, slope, x, slope)),
        all(c.call(`${group}_zeroAffine`, out), c.ret([])),
      ),
      c.call(`${F}_sub`, qy, py, slope),
    ),
    c.call(`${F}_mul`, slope, get('inverse'), slope),
    c.call(`${F}_square`, slope, x),
    c.call(`${F}_sub`, x, px, x),
    c.call(`${F}_sub`, x, qx, x),
    c.call(`${F}_sub`, px, x, y),
    c.call(`${F}_mul`, slope, y, y),
    c.call(`${F}_sub`, y, py, y),
    c.call(`${F}_copy`, x, out),
    c.call(`${F}_copy`, y, plus(out, n8)),
  );
}

/** values[i] = 1 / values[i], where 0 stays 0; `products` is room for as many elements. PRE n > 0. */
function addInversion(module: ModuleBuilder, group: Group, n8: number): void {
  const F = FIELDS[group];
  const f = module.addFunction(`${group}_invertAll`);
  paramsOf(f, 'values', 'n', 'products');
  localsOf(f, 'i', 'v', 'p');
  const c = f.getCodeBuilder();
  const { get, set, value, all, advance, during } = syntax(c);
  const [product, next] = [value(module.alloc(n8)), value(module.alloc(n8))];
  f.addCode(
    c.call(`${F}_one`, product),
    set('v', get('values')),
    set('p', get('products')),
    set('i', value(0)),
    during(
      c.i32_lt_u(get('i'), get('n')),
      // products[i] = product of those before i
      c.call(`${F}_copy`, product, get('p')),
      c.if(c.i32_eqz(c.call(`${F}_isZero`, get('v'))), c.call(`${F}_mul`, product, get('v'), product)),
      ...[advance('v', n8), advance('p', n8), advance('i', 1)],
    ),
    c.call(`${F}_inverse`, product, product),
    during(
      c.i32_gt_u(get('i'), value(0)),
      ...[advance('v', -n8), advance('p', -n8), advance('i', -1)],
      c.if(
        c.i32_eqz(c.call(`${F}_isZero`, get('v'))),
        all(
          c.call(`${F}_mul`, product, get('v'), next),
          c.call(`${F}_mul`, product, get('p'), get('v')),
          c.call(`${F}_copy`, next, product),
        ),
      ),
    ),
  );
}

/**
 * result = Σ digit(scalar) · base over one window, Jacobian. A digit is the window's bits less `half`: 0 leaves it
 * unsigned. PRE `work` has bucketSumBytes of room; the window's bits lie within the scalar; `half` is 0 or half of what
 * the bits can hold. Enforced: multi-exponentiation.ts. Test: Z-01.
 */
function addBucketSum(module: ModuleBuilder, group: Group, n8: number): void {
  const F = FIELDS[group];
  const name = `${group}_bucketSum`;
  const point = 2 * n8;
  const f = module.addFunction(name);
  paramsOf(f, 'bases', 'scalars', 'scalarBytes', 'n', 'startBit', 'bits', 'half', 'work', 'result');
  localsOf(f, 'buckets', 'lengths', 'starts', 'sorted', 'denominators', 'products');
  localsOf(f, 'i', 'b', 'base', 'scalar', 'digit', 'at', 'in', 'out', 'pairs', 'end');
  const c = f.getCodeBuilder();
  const { get, set, value, plus, all, advance, word, during } = syntax(c);
  const total = value(module.alloc(n8 * 3));
  const running = value(module.alloc(n8 * 3));

  const lengthOf = (b: Code): Code => word('lengths', b);
  const startOf = (b: Code): Code => word('starts', b);
  /** digit, at = the bucket's number or 0 */
  const readDigit = all(
    set(
      'digit',
      c.i32_sub(
        c.call(`${group}_multiexpAffine_getChunk`, get('scalar'), get('scalarBytes'), get('startBit'), get('bits')),
        get('half'),
      ),
    ),
    set('at', get('digit')),
    c.if(c.i32_lt_s(get('digit'), value(0)), set('at', c.i32_sub(value(0), get('digit')))),
    c.if(c.call(`${group}_isZeroAffine`, get('base')), set('at', value(0))),
  );
  const eachScalar = (...body: Code[]): Code =>
    all(
      set('base', get('bases')),
      set('scalar', get('scalars')),
      set('i', value(0)),
      during(
        c.i32_lt_u(get('i'), get('n')),
        readDigit,
        c.if(get('at'), body.flat()),
        set('scalar', c.i32_add(get('scalar'), get('scalarBytes'))),
        ...[advance('base', point), advance('i', 1)],
      ),
    );
  /** Visits the pairs of every bucket: `in` is a pair, `i` its number over all buckets. */
  const eachPair = (before: Code, pair: Code, after: Code): Code =>
    all(
      set('i', value(0)),
      set('b', value(1)),
      during(
        c.i32_lt_u(get('b'), get('buckets')),
        set('at', c.i32_load(lengthOf(get('b')))),
        c.if(
          c.i32_gt_u(get('at'), value(1)),
          all(
            set('in', c.i32_load(startOf(get('b')))),
            before,
            set('end', c.i32_add(get('in'), c.i32_mul(c.i32_shr_u(get('at'), value(1)), value(2 * point)))),
            during(c.i32_lt_u(get('in'), get('end')), pair, advance('in', 2 * point), advance('i', 1)),
            after,
          ),
        ),
        advance('b', 1),
      ),
    );
  const slotOfPair = c.i32_add(get('denominators'), c.i32_mul(get('i'), value(n8)));

  f.addCode(
    // 1. Room: lengths and starts by bucket, sorted points, two arrays of field elements.
    set('buckets', plus(c.i32_shl(value(1), get('bits')), 1)),
    c.if(get('half'), set('buckets', plus(get('half'), 1))),
    set('lengths', get('work')),
    set('starts', word('lengths', get('buckets'))),
    set('sorted', word('starts', get('buckets'))),
    set('denominators', c.i32_add(get('sorted'), c.i32_mul(get('n'), value(point)))),
    set('products', c.i32_add(get('denominators'), c.i32_mul(plus(c.i32_shr_u(get('n'), value(1)), 1), value(n8)))),

    // 2. Points sorted by bucket, negated where the digit is negative.
    set('b', value(0)),
    during(c.i32_lt_u(get('b'), get('buckets')), c.i32_store(lengthOf(get('b')), value(0)), advance('b', 1)),
    eachScalar(c.i32_store(lengthOf(get('at')), plus(c.i32_load(lengthOf(get('at'))), 1))),
    set('out', get('sorted')),
    set('b', value(1)),
    during(
      c.i32_lt_u(get('b'), get('buckets')),
      c.i32_store(startOf(get('b')), get('out')),
      set('out', c.i32_add(get('out'), c.i32_mul(c.i32_load(lengthOf(get('b'))), value(point)))),
      c.i32_store(lengthOf(get('b')), value(0)),
      advance('b', 1),
    ),
    eachScalar(
      set('out', c.i32_add(c.i32_load(startOf(get('at'))), c.i32_mul(c.i32_load(lengthOf(get('at'))), value(point)))),
      c.call(`${group}_copyAffine`, get('base'), get('out')),
      c.if(c.i32_lt_s(get('digit'), value(0)), c.call(`${F}_neg`, plus(get('out'), n8), plus(get('out'), n8))),
      c.i32_store(lengthOf(get('at')), plus(c.i32_load(lengthOf(get('at'))), 1)),
    ),

    // 3. Halve every bucket until each holds one point at most: one inversion a round.
    c.block(
      c.loop(
        eachPair([], c.call(`${group}_pairDenominator`, get('in'), plus(get('in'), point), slotOfPair), []),
        c.br_if(1, c.i32_eqz(get('i'))),
        c.call(`${group}_invertAll`, get('denominators'), get('i'), get('products')),
        eachPair(
          set('out', get('in')),
          all(
            c.call(`${group}_pairSum`, get('in'), plus(get('in'), point), slotOfPair, get('out')),
            advance('out', point),
          ),
          all(
            c.if(c.i32_and(get('at'), value(1)), c.call(`${group}_copyAffine`, get('in'), get('out'))),
            c.i32_store(lengthOf(get('b')), c.i32_shr_u(plus(get('at'), 1), value(1))),
          ),
        ),
        c.br(0),
      ),
    ),

    // 4. Σ b · bucket[b]: sums of sums from the highest bucket down.
    c.call(`${group}_zero`, total),
    c.call(`${group}_zero`, running),
    set('b', get('buckets')),
    during(
      c.i32_gt_u(get('b'), value(1)),
      advance('b', -1),
      c.if(
        c.i32_load(lengthOf(get('b'))),
        // The library's addMixed takes infinity for a point when both are infinite.
        c.if(
          c.i32_eqz(c.call(`${group}_isZeroAffine`, c.i32_load(startOf(get('b'))))),
          c.call(`${group}_addMixed`, running, c.i32_load(startOf(get('b'))), running),
        ),
      ),
      c.call(`${group}_add`, total, running, total),
    ),
    c.call(`${group}_copy`, total, get('result')),
  );
  module.exportFunction(name);
}

/** Adds the kernel for both groups. Give it to ffjavascript's buildBn128. */
export function addBucketSumKernels(module: ModuleBuilder): void {
  for (const group of ['g1m', 'g2m'] as const) {
    const words = module.modules[FIELDS[group]]?.n64;
    if (words === undefined) throw new Error(`ffjavascript has no field for ${group}`);
    const n8 = words * 8;
    addDenominator(module, group, n8);
    addPairSum(module, group, n8);
    addInversion(module, group, n8);
    addBucketSum(module, group, n8);
  }
}
