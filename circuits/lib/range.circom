pragma circom 2.2.0;

include "circomlib/circuits/bitify.circom";
include "circomlib/circuits/comparators.circom";

// Claim: in < 2^n.
// Ranges: n <= 253, below which a decomposition into bits is unique (S-03).
template Range(n) {
    assert(n <= 253);
    signal input in;

    _ <== Num2Bits(n)(in);
}

// Claim: low <= high.
// Ranges: both operands are checked to be below 2^n here, then the difference: the difference alone admits a
// negative operand (S-02).
template LessOrEqual(n) {
    assert(n <= 252);
    signal input low;
    signal input high;

    Range(n)(low);
    Range(n)(high);
    Range(n)(high - low);
}

// Claim: out = min(a, b).
// PRE a, b < 2^n. Enforced: by each user of the template, in the same file. Test: F-04.
template Min(n) {
    assert(n <= 252);
    signal input a;
    signal input b;
    signal output out;

    signal aIsLess <== LessThan(n)([a, b]);
    out <== b + aIsLess * (a - b);
}

// Claim: value is one of 0..n-1, and out[value] = 1, all others 0.
template OneHot(n) {
    signal input value;
    signal output out[n];

    var sum = 0;
    for (var i = 0; i < n; i++) {
        out[i] <== IsEqual()([value, i]);
        sum += out[i];
    }
    sum === 1;
}

// Claim: out = values[i], where i is the place of the one in `selector`.
// PRE selector is one-hot. Enforced: OneHot.
template Select(n) {
    signal input selector[n];
    signal input values[n];
    signal output out;

    signal partial[n + 1];
    partial[0] <== 0;
    for (var i = 0; i < n; i++) {
        partial[i + 1] <== partial[i] + selector[i] * values[i];
    }
    out <== partial[n];
}
