pragma circom 2.2.0;

include "circomlib/circuits/poseidon.circom";
include "range.circom";
include "tags.circom";

// Claim: out is the hash of this policy of a lump sum, and no other policy within range has it.
// Ranges: scheme < 2^8, nullifierClass < 2^16, specialism, amount, codes < 2^32: none wider than its place in the
// packing, so that packing is unique.
// Not proven: that the amount is above 0, or the panel key's subgroup (checked when they are registered: contracts,
// AdvancePolicies). A panel key off the curve would sign nothing: SignedBy checks it.
// Mirrors lib/shared/protocol/advance-policy.ts.
template AdvancePolicyHash() {
    signal input scheme;
    signal input nullifierClass;
    signal input specialism;
    signal input amount;
    signal input codes[8];
    signal input panelKey[2];
    signal output out;

    // 1. Every value within its place.
    Range(8)(scheme);
    Range(16)(nullifierClass);
    Range(32)(specialism);
    Range(32)(amount);
    for (var i = 0; i < 8; i++) {
        Range(32)(codes[i]);
    }

    // 2. Packed, lowest first. Seven codes fill a field element; the eighth stands in the head.
    signal head <== scheme + nullifierClass * (1 << 16) + specialism * (1 << 32) + amount * (1 << 64)
        + codes[7] * (1 << 96);
    var packed = 0;
    for (var i = 0; i < 7; i++) {
        packed += codes[i] * (1 << (32 * i));
    }

    // 3. One hash of five inputs: Solidity computes the same.
    out <== Poseidon(5)([TAG_ADVANCE_POLICY(), head, packed, panelKey[0], panelKey[1]]);
}
