pragma circom 2.2.0;

include "circomlib/circuits/babyjub.circom";
include "circomlib/circuits/bitify.circom";
include "circomlib/circuits/comparators.circom";
include "circomlib/circuits/compconstant.circom";
include "circomlib/circuits/escalarmulany.circom";
include "circomlib/circuits/escalarmulfix.circom";

// Claim: c1 = randomness · B8, c2 = amount · B8 + randomness · key: exponential ElGamal of the amount.
// Ranges: amount < 2^32, randomness 1 .. l − 1, where l is the subgroup's order (S-12).
// Not proven: that randomness is fresh (a prover that repeats it harms itself alone), and that the key is in the
// subgroup (checked when it is registered; it is part of the policy's hash).
template EncryptAmount() {
    signal input amount;
    signal input randomness;
    signal input key[2];
    signal output c1[2];
    signal output c2[2];

    var base8[2] = [
        5299619240641551281634865583518297030282874472190772894086521144482721001553,
        16950150798460657717958625567821834550301663161624707787222815936182638968203
    ];
    // l − 1; l is below 2^251.
    var largest = 2736030358979909402780800718157159386076813972158567259200215660948447373040;

    // 1. 0 < randomness < l.
    signal randomnessBits[251] <== Num2Bits(251)(randomness);
    component above = CompConstant(largest);
    for (var i = 0; i < 254; i++) {
        above.in[i] <== i < 251 ? randomnessBits[i] : 0;
    }
    above.out === 0;
    signal isZero <== IsZero()(randomness);
    isZero === 0;

    // 2. c1.
    c1 <== EscalarMulFix(251, base8)(randomnessBits);

    // 3. c2.
    signal amountBits[32] <== Num2Bits(32)(amount);
    signal message[2] <== EscalarMulFix(32, base8)(amountBits);
    signal mask[2] <== EscalarMulAny(251)(randomnessBits, key);
    (c2[0], c2[1]) <== BabyAdd()(message[0], message[1], mask[0], mask[1]);
}
