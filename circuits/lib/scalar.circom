pragma circom 2.2.0;

include "circomlib/circuits/bitify.circom";
include "circomlib/circuits/comparators.circom";

// Claim: the number of these n bits is at most `largest`.
// From the top: as long as all bits where `largest` has a one are ones, those where it has a zero are zeros. One
// constraint for a one and one for a run of zeros: circomlib’s CompConstant takes 86 more for l − 1.
// PRE bits are bits. Enforced: ScalarBits, in the same file. Test: S-03.
template AtMost(n, largest) {
    signal input bits[n];

    signal reached[n + 1]; // reached[i]: every one of `largest` at i or above is a one here too
    reached[n] <== 1;
    var zeros = 0;
    for (var i = n - 1; i >= 0; i--) {
        if ((largest >> i) & 1 == 1) {
            reached[i] <== reached[i + 1] * bits[i];
        } else {
            reached[i] <== reached[i + 1];
            zeros += bits[i];
            // A run ends: a sum of at most n bits, which is 0 only when each of them is.
            if (i == 0 || (largest >> (i - 1)) & 1 == 1) {
                reached[i + 1] * zeros === 0;
                zeros = 0;
            }
        }
    }
}

// Claim: bits are those of `in`, and 0 < in < l, where l is the order of BabyJubJub's prime subgroup.
// Ranges: l is below 2^251, and 251 bits have one reading only (S-03). Strict on both sides: 0 would make a key of the
// identity, and in + l would be a second scalar for the same key. EncryptAmount (elgamal.circom) asks the same of its
// randomness.
template ScalarBits() {
    signal input in;
    signal output bits[251];

    var largest = 2736030358979909402780800718157159386076813972158567259200215660948447373040; // l − 1

    bits <== Num2Bits(251)(in);
    AtMost(251, largest)(bits);
    signal isZero <== IsZero()(in);
    isZero === 0;
}
