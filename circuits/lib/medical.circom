pragma circom 2.2.0;

include "circomlib/circuits/babyjub.circom";
include "circomlib/circuits/comparators.circom";
include "circomlib/circuits/eddsaposeidon.circom";
include "circomlib/circuits/poseidon.circom";
include "range.circom";
include "tags.circom";

// Claim: the key signed the message.
// Ranges: S below the subgroup's order (circomlib). Points: A and R8 must lie on the curve (S-08); then
// R8 = S·B8 − 8·h·A is in the subgroup by itself.
// Not proven: that the key is anybody's in particular, or in the subgroup (whoever registers it checks that).
template SignedBy() {
    signal input key[2];
    signal input r8[2];
    signal input s;
    signal input message;

    BabyCheck()(key[0], key[1]);
    BabyCheck()(r8[0], r8[1]);
    EdDSAPoseidonVerifier()(1, key[0], key[1], s, r8[0], r8[1], message);
}

// Claim: this is a doctor's statement of a diagnosis of `holder`, signed by `key` (S-07).
// Ranges: diagnosedOn (yyyymmdd) and validUntil < 2^32, number < 2^64. PRE diagnosisCode < 2^32. Enforced:
// CodeOfPolicy. Test: C-41.
// doctorLeaf is the leaf that stands in `doctors` for this key with this specialism, when diagnosedOn <= validUntil: so a
// statement from before the day a doctor was struck off stays good.
// Not proven: that the leaf is in a register (advance.circom), or that the day of the diagnosis is the day of signing: a
// struck-off doctor could date a statement back. The issuing service refuses it, and the panel looks at every diagnosis.
template MedicalStatement() {
    signal input holder;
    signal input diagnosisCode;
    signal input diagnosedOn;
    signal input number;
    signal input specialism;
    signal input validUntil;
    signal input key[2];
    signal input r8[2];
    signal input s;
    signal output doctorLeaf;

    // 1. The statement's fields, and the doctor's time.
    LessOrEqual(32)(diagnosedOn, validUntil);
    Range(64)(number);

    // 2. The key signed the statement.
    signal message <== Poseidon(5)([TAG_MEDICAL(), holder, diagnosisCode, diagnosedOn, number]);
    SignedBy()(key, r8, s, message);

    // 3. What the register says of this key.
    signal keyHash <== Poseidon(3)([TAG_KEY(), key[0], key[1]]);
    doctorLeaf <== Poseidon(4)([TAG_DOCTOR(), keyHash, specialism, validUntil]);
}

// Claim: the panel of `key` confirmed `diagnosisCode` for `holder`, not before the day of the diagnosis (S-07).
// Ranges: confirmedOn (yyyymmdd) < 2^32 with diagnosedOn, number < 2^64.
// Not proven: that `key` is the panel's (it is part of the policy's hash).
template PanelConfirmation() {
    signal input holder;
    signal input diagnosisCode;
    signal input diagnosedOn;
    signal input confirmedOn;
    signal input number;
    signal input key[2];
    signal input r8[2];
    signal input s;

    LessOrEqual(32)(diagnosedOn, confirmedOn);
    Range(64)(number);
    signal message <== Poseidon(5)([TAG_PANEL(), holder, diagnosisCode, confirmedOn, number]);
    SignedBy()(key, r8, s, message);
}

// Claim: `code` is one of the policy's, and not the empty place.
// Ranges: none of its own; the policy's codes are below 2^32, so a code that is one of them is too.
template CodeOfPolicy(n) {
    signal input code;
    signal input codes[n];

    signal isEmpty <== IsZero()(code);
    isEmpty === 0;
    signal product[n + 1];
    product[0] <== 1;
    for (var i = 0; i < n; i++) {
        product[i + 1] <== product[i] * (code - codes[i]);
    }
    product[n] === 0;
}
