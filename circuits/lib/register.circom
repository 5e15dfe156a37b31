pragma circom 2.2.0;

include "circomlib/circuits/bitify.circom";
include "circomlib/circuits/poseidon.circom";
include "range.circom";
include "tags.circom";

// Claim: out is the root that `leaf` leads to at place `index` of a tree of fixed depth.
// Ranges: index < 2^depth; its bits are boolean by Num2Bits (S-04).
// Not proven: that `leaf` is a leaf. A tagged hash of six inputs is none of the tree's nodes (two inputs), nor the
// empty place 0 (S-04, S-10).
template RegisterRoot(depth) {
    signal input leaf;
    signal input index;
    signal input siblings[depth];
    signal output out;

    signal right[depth] <== Num2Bits(depth)(index);
    signal node[depth + 1];
    signal left[depth];
    node[0] <== leaf;
    for (var i = 0; i < depth; i++) {
        left[i] <== node[i] + right[i] * (siblings[i] - node[i]);
        node[i + 1] <== Poseidon(2)([left[i], node[i] + siblings[i] - left[i]]);
    }
    out <== node[depth];
}

// Claim: out is the leaf of `entitled` with this opening. Mirrors lib/shared/protocol/register-leaf.ts.
// Ranges: knownBenefit, validFrom, validUntil < 2^32 here.
// PRE normClass < 8, disregardClass < 4, so that packing is unique. Enforced: OneHot in supplement.circom. Test: C-13.
template EntitledLeaf() {
    signal input holder;
    signal input normClass;
    signal input disregardClass;
    signal input knownBenefit;
    signal input validFrom;
    signal input validUntil;
    signal input sources[2];
    signal input leafSalt;
    signal output out;

    Range(32)(knownBenefit);
    Range(32)(validFrom);
    Range(32)(validUntil);
    signal packed <== normClass + disregardClass * (1 << 8) + knownBenefit * (1 << 16) + validFrom * (1 << 48)
        + validUntil * (1 << 80);
    out <== Poseidon(6)([TAG_ENTITLED(), holder, packed, sources[0], sources[1], leafSalt]);
}
