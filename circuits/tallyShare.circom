pragma circom 2.2.0;

include "circomlib/circuits/babyjub.circom";
include "circomlib/circuits/comparators.circom";
include "circomlib/circuits/escalarmulany.circom";
include "circomlib/circuits/escalarmulfix.circom";
include "lib/identity.circom";
include "lib/scalar.circom";

// Claim: "I know my part of the tally key, and this is its share of the sum c1": key = part · B8, share = part · c1.
// With c1 = B8 it registers a part: whoever proves it knows the scalar, so no part is made from another's (S-22).
//
// Public, in this order (lib/shared/protocol/signals.ts): key[2], share[2]; c1[2], context.
// Private: part.
// Ranges: 0 < part < l, strictly: a key has one part only. c1 is on the curve and is not (0, −1) (S-08). The identity
// (0, 1), the sum of no claims, is good and gives the identity.
//
// Why (0, −1) is refused: EscalarMulAny takes every point with x = 0 for the identity. On the rest of the curve it is
// right: orders 4 and 8 have no witness (their doublings end in a point that Montgomery's form cannot double), and for
// a multiple of l no partial sum, being odd and below 2^149, meets the doubling that is added to it.
//
// NOT proven here, and who does:
//   c1 is in the prime subgroup: it is a sum of claims' outputs, each randomness · B8 by circuit `supplement`; Tally adds
//     what the gate verified and checks that the sum is on the curve (S-22). Outside it, share is part · c1 all the same
//   c1 is the sum of that tranche, and key the part registered by that holder: Tally compares both
//   the context's meaning (chain, tally, holder, tranche): Tally computes it (S-09)
//   signals below the field's order: Tally (S-13)
template TallyShare() {
    signal input part;
    signal input c1[2];
    signal input context;

    signal output key[2];
    signal output share[2];

    var base8[2] = [
        5299619240641551281634865583518297030282874472190772894086521144482721001553,
        16950150798460657717958625567821834550301663161624707787222815936182638968203
    ];

    // 1. 0 < part < l.
    signal bits[251] <== ScalarBits()(part);

    // 2. The sum is on the curve, and not the point of order two.
    BabyCheck()(c1[0], c1[1]);
    signal isOrderTwo <== IsZero()(c1[1] + 1);
    isOrderTwo === 0;

    // 3. One scalar for both.
    key <== EscalarMulFix(251, base8)(bits);
    share <== EscalarMulAny(251)(bits, c1);

    // 4. The context (S-09).
    BindContext()(context);
}

component main {public [c1, context]} = TallyShare();
