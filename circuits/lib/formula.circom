pragma circom 2.2.0;

include "circomlib/circuits/comparators.circom";
include "range.circom";

// Claim: supplement = norm − (earnings − disregard + knownBenefit) and is positive, where
//   flatPart  = min(earnings, flat)
//   disregard = min(flatPart + floor((earnings − flatPart) · bps / 10000), cap)
// Whole euro cents of one calendar month. PW art. 19(2), 31(2); TW art. 7, 8. Mirrors lib/shared/domain/formula.ts.
// Ranges, all checked here: earnings < 2^33; norm, knownBenefit, flat, cap < 2^32; bps <= 10000; 0 < supplement < 2^32.
template SupplementFormula() {
    signal input earnings;
    signal input norm;
    signal input knownBenefit;
    signal input flat;
    signal input bps;
    signal input cap;
    signal output supplement;

    // 1. Each operand (S-02).
    Range(33)(earnings);
    Range(32)(norm);
    Range(32)(knownBenefit);
    Range(32)(flat);
    Range(32)(cap);
    LessOrEqual(14)(bps, 10000);

    // 2. The flat part, at most the earnings: what is left over is at least 0 and below 2^33.
    signal flatPart <== Min(33)(earnings, flat);

    // 3. share = floor(product / 10000), product < 2^33 · 10^4 < 2^47.
    signal product <== (earnings - flatPart) * bps;
    // Division cannot be written as a constraint: quotient and remainder are hints.
    signal share <-- product \ 10000;
    signal remainder <-- product % 10000;
    product === share * 10000 + remainder;
    // Both in range, so that no other pair satisfies the line above: share · 10000 < 2^47, far from the field's order.
    Range(33)(share);
    LessOrEqual(14)(remainder, 9999);

    // 4. The disregard, at most cap and at most the earnings (bps <= 10000). flatPart + share < 2^34.
    signal disregard <== Min(34)(flatPart + share, cap);

    // 5. Countable income is at least 0 and below 2^34; the difference is positive and below 2^32 (S-02).
    signal countable <== earnings - disregard + knownBenefit;
    supplement <== norm - countable;
    Range(32)(supplement);
    signal isZero <== IsZero()(supplement);
    isZero === 0;
}
