pragma circom 2.2.0;

include "circomlib/circuits/babyjub.circom";
include "circomlib/circuits/poseidon.circom";
include "range.circom";
include "tags.circom";

// Claim: out is the hash of this policy table, and no other table within range has it.
// Ranges: scheme < 2^8, basis 0 or 1, nullifierClass < 2^16, period, norms, flat, cap < 2^32, bps < 2^14: each narrower
// than or as wide as its place in the packing, so that packing is unique.
// Not proven: bps <= 10000 (the formula does, for the class in use); the tally key's subgroup (checked when the key is
// registered: contracts, Tally).
// Mirrors lib/shared/protocol/policy.ts.
template SupplementPolicyHash() {
    signal input scheme;
    signal input basis;
    signal input nullifierClass;
    signal input period;
    signal input norms[8];
    signal input flat[4];
    signal input bps[4];
    signal input cap[4];
    signal input tallyKey[2];
    signal output out;

    // 1. Every value within its place.
    Range(8)(scheme);
    basis * (basis - 1) === 0;
    Range(16)(nullifierClass);
    Range(32)(period);
    for (var i = 0; i < 8; i++) {
        Range(32)(norms[i]);
    }
    for (var i = 0; i < 4; i++) {
        Range(32)(flat[i]);
        Range(14)(bps[i]);
        Range(32)(cap[i]);
    }
    BabyCheck()(tallyKey[0], tallyKey[1]);

    // 2. Packed, lowest first.
    signal head <== scheme + basis * (1 << 8) + nullifierClass * (1 << 16) + period * (1 << 32);
    var normsLow = 0;
    var normsHigh = 0;
    for (var i = 0; i < 4; i++) {
        normsLow += norms[i] * (1 << (32 * i));
        normsHigh += norms[i + 4] * (1 << (32 * i));
    }
    var disregards[2] = [0, 0];
    for (var i = 0; i < 4; i++) {
        disregards[i \ 2] += (flat[i] + bps[i] * (1 << 32) + cap[i] * (1 << 64)) * (1 << (96 * (i % 2)));
    }

    // 3. Two hashes of five inputs: Solidity computes the same with at most five.
    signal inner <== Poseidon(5)([TAG_POLICY(), head, normsLow, normsHigh, disregards[0]]);
    out <== Poseidon(5)([TAG_POLICY_TAIL(), inner, disregards[1], tallyKey[0], tallyKey[1]]);
}
