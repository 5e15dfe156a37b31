pragma circom 2.2.0;

include "circomlib/circuits/babyjub.circom";
include "circomlib/circuits/comparators.circom";
include "circomlib/circuits/eddsaposeidon.circom";
include "circomlib/circuits/poseidon.circom";
include "range.circom";
include "tags.circom";

// Claim: when `source` is not 0, this is the income statement of that source for `period`: signed by the source's key,
// for the source's person (S-07, S-11). earnings = gross (basis 1) or net (basis 0) of it; 0 when source is 0.
// Private: all of it.
// Ranges: gross, net < 2^32, number < 2^64; S below the subgroup's order (circomlib). PRE basis is boolean. Enforced:
// SupplementPolicyHash.
// Points: A and R8 must lie on the curve, in use or not (S-08). Then R8 = S·B8 − 8·h·A is in the subgroup by itself.
// Not proven: that the key belongs to an employer (the register says so), or that the statement is the latest.
template IncomeStatement() {
    signal input source;
    signal input period;
    signal input basis;
    signal input holder;
    signal input gross;
    signal input net;
    signal input number;
    signal input key[2];
    signal input r8[2];
    signal input s;
    signal output earnings;

    // 1. A source is in use unless it is 0.
    signal isAbsent <== IsZero()(source);
    signal enabled <== 1 - isAbsent;

    // 2. The statement's fields.
    Range(32)(gross);
    Range(32)(net);
    Range(64)(number);

    // 3. The points.
    BabyCheck()(key[0], key[1]);
    BabyCheck()(r8[0], r8[1]);

    // 4. The source is this key issuing to this person.
    signal keyHash <== Poseidon(3)([TAG_KEY(), key[0], key[1]]);
    signal sourceOfKey <== Poseidon(3)([TAG_SOURCE(), keyHash, holder]);
    ForceEqualIfEnabled()(enabled, [source, sourceOfKey]);

    // 5. The key signed the statement.
    signal message <== Poseidon(6)([TAG_INCOME(), holder, period, gross, net, number]);
    EdDSAPoseidonVerifier()(enabled, key[0], key[1], s, r8[0], r8[1], message);

    // 6. What counts of it.
    signal amount <== net + basis * (gross - net);
    earnings <== enabled * amount;
}
